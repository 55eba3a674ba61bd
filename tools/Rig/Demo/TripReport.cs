using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Rig.Demo
{
    /// <summary>One trip as it is reported; times in milliseconds of rig time since the start, measured in the plant.</summary>
    /// <param name="Fault">Name of the fault.</param>
    /// <param name="Cell">Cell counted from 1; null when the fault is not one cell's.</param>
    /// <param name="Value">The value that tripped.</param>
    /// <param name="Limit">The limit it passed.</param>
    /// <param name="Unit">Unit of both, empty for a condition.</param>
    /// <param name="OnsetMs">When the plant crossed the limit.</param>
    /// <param name="CutoffMs">When no power could flow any more; null while it still can.</param>
    /// <param name="LatencyMs">From onset to cut-off; null while power can flow.</param>
    public sealed record TripReport(string Fault, int? Cell, int Value, int Limit, string Unit, double OnsetMs, double? CutoffMs, double? LatencyMs)
    {
        internal static TripReport Of(TripMeasurement trip, FaultRow row)
        {
            bool isCell = trip.Channel >= Channel.Cell0 && trip.Channel < Channel.CellsMax;
            double? cutoffMs = trip.CutoffUs < 0 ? null : trip.CutoffUs / 1000.0;
            return new TripReport(
                row.Name,
                isCell ? trip.Channel + 1 : null,
                trip.Value,
                trip.Limit,
                FaultUnit.NameOf(row.Unit),
                trip.OnsetUs / 1000.0,
                cutoffMs,
                cutoffMs - (trip.OnsetUs / 1000.0));
        }
    }
}
