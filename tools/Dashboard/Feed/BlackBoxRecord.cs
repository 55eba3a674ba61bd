using System.Collections.Generic;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>What the rig kept of the seconds around a trip.</summary>
    /// <param name="Fault">Name of the fault that cut the rig off.</param>
    /// <param name="TripTimeMs">Time of the trip on the rig's own clock, wrapping milliseconds.</param>
    /// <param name="Records">Every tick, oldest first.</param>
    public sealed record BlackBoxRecord(string Fault, int TripTimeMs, IReadOnlyList<TelemetryRow> Records);
}
