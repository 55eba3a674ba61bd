namespace RigFirmware.Hal
{
    /// <summary>
    /// The fixed numbering of every analog channel of a rig. All arrays "by channel" have the length <see cref="Count"/>.
    /// Cells are numbered from 0 here and from 1 wherever a person reads them.
    /// </summary>
    public static class Channel
    {
        /// <summary>The most cells a stack may have: 12 x 4.5 V = 54 V stays under 60 V DC.</summary>
        public const int CellsMax = 12;

        /// <summary>Cell at the negative end of the stack; cell n is channel Cell0 + n. Unit: microvolts against its own plates.</summary>
        public const int Cell0 = 0;

        /// <summary>The stack's terminal voltage, measured by a path of its own. Unit: microvolts.</summary>
        public const int Stack = 12;

        /// <summary>Stack current, the sensor that control uses. Unit: nanoamps, charge positive.</summary>
        public const int Current = 13;

        /// <summary>Stack current, the second and independent sensor. Unit: nanoamps, charge positive.</summary>
        public const int CurrentSecond = 14;

        /// <summary>First temperature point; see <see cref="Plates"/>, <see cref="Heater"/>, <see cref="Ambient"/>. Unit: millidegrees Celsius.</summary>
        public const int Temperature0 = 15;

        /// <summary>Temperature points of a rig: four plates, the heater, the ambient air.</summary>
        public const int TemperaturesMax = 6;

        /// <summary>How many of the temperature points sit on the stack's plates; they come first.</summary>
        public const int Plates = 4;

        /// <summary>Temperature of the heater block. Unit: millidegrees Celsius.</summary>
        public const int Heater = Temperature0 + 4;

        /// <summary>Temperature of the air around the rig. Unit: millidegrees Celsius.</summary>
        public const int Ambient = Temperature0 + 5;

        /// <summary>Force of the clamp on the stack. Unit: millinewtons.</summary>
        public const int ClampForce = 21;

        /// <summary>Position of the clamp's actuator. Unit: nanometres from its open end.</summary>
        public const int ClampTravel = 22;

        /// <summary>Number of channels.</summary>
        public const int Count = 23;
    }
}
