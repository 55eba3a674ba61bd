using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Host.Programs
{
    /// <summary>Says what ended a step, as in "cell 2 reached 4.300 V".</summary>
    public static class EndSentence
    {
        /// <summary>The half sentence.</summary>
        /// <param name="kind">One of <see cref="EndKind"/>.</param>
        /// <param name="channel">The channel recorded with it, or -1.</param>
        /// <param name="value">The value recorded with it, in the unit of the kind.</param>
        public static string Of(int kind, int channel, int value)
        {
            string what = Name(channel);
            return kind switch
            {
                EndKind.Time => $"{Figures.Time(value)} had passed",
                EndKind.Charge => $"{Figures.Number(value / 1e6m, "mAh")} had flowed",
                >= EndKind.StackAbove and <= EndKind.CellBelow => $"{what} reached {Figures.Voltage(value)}",
                EndKind.SpreadAbove or EndKind.SpreadBelow => $"the cells were {Figures.Voltage(value)} apart",
                EndKind.CurrentAbove or EndKind.CurrentBelow => $"the current was {Figures.Current(value)}",
                EndKind.TemperatureAbove or EndKind.TemperatureBelow or EndKind.AllPlatesAbove => $"{what} was at {Figures.Number(value / 1e3m, "degC")}",
                EndKind.ForceAbove or EndKind.ForceBelow => $"the clamp pressed with {Figures.Number(value / 1e3m, "N")}",
                EndKind.CellSlopeAbove or EndKind.CellSlopeBelow => $"{what} drifted by {Figures.Number(value / 1e3m, "mV/h")}, the fastest",
                EndKind.PlateSlopeBelow => $"{what} drifted by {Figures.Number(value / 1e3m, "degC/h")}, the fastest",
                EndKind.ProgramLimit => $"the program's own limit was passed: {what} at {(channel < Channel.Temperature0 ? Figures.Voltage(value) : Figures.Number(value / 1e3m, "degC"))}",
                _ => $"end {kind} with value {value}",
            };
        }

        private static string Name(int channel)
        {
            return channel switch
            {
                >= Channel.Cell0 and < Channel.Cell0 + Channel.CellsMax => $"cell {channel - Channel.Cell0 + 1}",
                Channel.Stack => "the stack",
                >= Channel.Temperature0 and < Channel.Temperature0 + Channel.Plates => $"plate {channel - Channel.Temperature0 + 1}",
                _ => "it",
            };
        }
    }
}
