using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>The words for what ended a program step, and the units of the value that ended it.</summary>
    public static class EndText
    {
        /// <summary>Word for an <see cref="EndKind"/>; "unknown" for any other number.</summary>
        public static string Name(int kind)
        {
            switch (kind)
            {
                case EndKind.Time: return "time";
                case EndKind.Charge: return "charge";
                case EndKind.StackAbove: return "stackAbove";
                case EndKind.StackBelow: return "stackBelow";
                case EndKind.AnyCellAbove: return "anyCellAbove";
                case EndKind.AnyCellBelow: return "anyCellBelow";
                case EndKind.AllCellsAbove: return "allCellsAbove";
                case EndKind.AllCellsBelow: return "allCellsBelow";
                case EndKind.CellAbove: return "cellAbove";
                case EndKind.CellBelow: return "cellBelow";
                case EndKind.SpreadAbove: return "spreadAbove";
                case EndKind.SpreadBelow: return "spreadBelow";
                case EndKind.CurrentAbove: return "currentAbove";
                case EndKind.CurrentBelow: return "currentBelow";
                case EndKind.TemperatureAbove: return "temperatureAbove";
                case EndKind.TemperatureBelow: return "temperatureBelow";
                case EndKind.ForceAbove: return "forceAbove";
                case EndKind.ForceBelow: return "forceBelow";
                case EndKind.AllPlatesAbove: return "allPlatesAbove";
                case EndKind.CellSlopeBelow: return "cellSlopeBelow";
                case EndKind.CellSlopeAbove: return "cellSlopeAbove";
                case EndKind.PlateSlopeBelow: return "plateSlopeBelow";
                case EndKind.ProgramLimit: return "programLimit";
                default: return "unknown";
            }
        }

        /// <summary>Unit of the value that ended a step.</summary>
        /// <param name="kind">An <see cref="EndKind"/>.</param>
        /// <param name="channel">The channel that ended it; it decides the unit of a program's own limit.</param>
        public static string Unit(int kind, int channel)
        {
            switch (kind)
            {
                case EndKind.Time: return "cs";
                case EndKind.Charge: return "nAh";
                case EndKind.CurrentAbove:
                case EndKind.CurrentBelow: return "nA";
                case EndKind.TemperatureAbove:
                case EndKind.TemperatureBelow:
                case EndKind.AllPlatesAbove: return "mdegC";
                case EndKind.ForceAbove:
                case EndKind.ForceBelow: return "mN";
                case EndKind.CellSlopeBelow:
                case EndKind.CellSlopeAbove: return "uV/h";
                case EndKind.PlateSlopeBelow: return "mdegC/h";
                case EndKind.ProgramLimit: return OfChannel(channel);
                default: return "uV";
            }
        }

        private static string OfChannel(int channel)
        {
            if (channel <= Channel.Stack)
            {
                return "uV";
            }

            if (channel <= Channel.CurrentSecond)
            {
                return "nA";
            }

            return channel < Channel.ClampForce ? "mdegC" : "mN";
        }
    }
}
