using RigFirmware.Hal;

namespace RigFirmware.Core.Configuration
{
    /// <summary>What is calibrated with one instrument in one go.</summary>
    public static class CalibrationKind
    {
        /// <summary>The cells' voltages.</summary>
        public const int Cells = 0;

        /// <summary>The stack's voltage.</summary>
        public const int Stack = 1;

        /// <summary>Both current sensors, each range and sign.</summary>
        public const int Current = 2;

        /// <summary>The temperature points.</summary>
        public const int Temperature = 3;

        /// <summary>Force and travel of the clamp.</summary>
        public const int Force = 4;

        /// <summary>Number of kinds.</summary>
        public const int Count = 5;

        /// <summary>The kind of a channel.</summary>
        public static int OfChannel(int channel)
        {
            if (channel < Channel.Stack)
            {
                return Cells;
            }

            if (channel == Channel.Stack)
            {
                return Stack;
            }

            if (channel < Channel.Temperature0)
            {
                return Current;
            }

            return channel < Channel.ClampForce ? Temperature : Force;
        }

        /// <summary>Word for a kind; "unknown" for any other number.</summary>
        public static string Name(int kind)
        {
            switch (kind)
            {
                case Cells: return "cells";
                case Stack: return "stack";
                case Current: return "current";
                case Temperature: return "temperature";
                case Force: return "force";
                default: return "unknown";
            }
        }
    }
}
