namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// What can end a step. The number is part of the image, of the event record and of the wire; it never changes its meaning.
    /// Limits and the recorded values share the unit given here.
    /// </summary>
    public static class EndKind
    {
        /// <summary>The step has run for so long. Hundredths of a second.</summary>
        public const int Time = 1;

        /// <summary>Magnitude of the charge that the step has moved. Nanoampere hours.</summary>
        public const int Charge = 2;

        /// <summary>Stack voltage at or above. Microvolts.</summary>
        public const int StackAbove = 3;

        /// <summary>Stack voltage at or below. Microvolts.</summary>
        public const int StackBelow = 4;

        /// <summary>Any cell, that is the highest, at or above. Microvolts.</summary>
        public const int AnyCellAbove = 5;

        /// <summary>Any cell, that is the lowest, at or below. Microvolts.</summary>
        public const int AnyCellBelow = 6;

        /// <summary>All cells, that is the lowest, at or above. Microvolts.</summary>
        public const int AllCellsAbove = 7;

        /// <summary>All cells, that is the highest, at or below. Microvolts.</summary>
        public const int AllCellsBelow = 8;

        /// <summary>One named cell at or above. Microvolts.</summary>
        public const int CellAbove = 9;

        /// <summary>One named cell at or below. Microvolts.</summary>
        public const int CellBelow = 10;

        /// <summary>Highest minus lowest cell at or above. Microvolts.</summary>
        public const int SpreadAbove = 11;

        /// <summary>Highest minus lowest cell at or below. Microvolts.</summary>
        public const int SpreadBelow = 12;

        /// <summary>Magnitude of the current at or above. Nanoamps.</summary>
        public const int CurrentAbove = 13;

        /// <summary>Magnitude of the current at or below. Nanoamps.</summary>
        public const int CurrentBelow = 14;

        /// <summary>Hottest plate at or above. Millidegrees.</summary>
        public const int TemperatureAbove = 15;

        /// <summary>Hottest plate at or below. Millidegrees.</summary>
        public const int TemperatureBelow = 16;

        /// <summary>Clamp force at or above. Millinewtons.</summary>
        public const int ForceAbove = 17;

        /// <summary>Clamp force at or below. Millinewtons.</summary>
        public const int ForceBelow = 18;

        /// <summary>Coldest plate at or above. Millidegrees.</summary>
        public const int AllPlatesAbove = 19;

        /// <summary>No cell drifts faster, over the last whole minute of the step. Microvolts per hour, magnitude.</summary>
        public const int CellSlopeBelow = 20;

        /// <summary>Some cell drifts as fast or faster, over the last whole minute of the step. Microvolts per hour, magnitude.</summary>
        public const int CellSlopeAbove = 21;

        /// <summary>No plate drifts faster, over the last whole minute of the step. Millidegrees per hour, magnitude.</summary>
        public const int PlateSlopeBelow = 22;

        /// <summary>Number of the last kind that a condition may have.</summary>
        public const int Last = PlateSlopeBelow;

        /// <summary>
        /// The program's own limit was passed by the distance of the rig's trip tier, and the program ended; never a condition.
        /// The unit is that of the channel.
        /// </summary>
        public const int ProgramLimit = 100;

        /// <summary>True for kinds that the image may contain.</summary>
        public static bool IsKnown(int kind)
        {
            return kind >= Time && kind <= Last;
        }

        /// <summary>True when the limit is the voltage of a single cell.</summary>
        public static bool IsCellVoltage(int kind)
        {
            return kind >= AnyCellAbove && kind <= CellBelow;
        }

        /// <summary>True when the condition names one cell by its channel.</summary>
        public static bool NamesCell(int kind)
        {
            return kind == CellAbove || kind == CellBelow;
        }
    }
}
