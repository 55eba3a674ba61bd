namespace RigFirmware.Hal.Boards
{
    /// <summary>The port expanders' pins as bits, port A in 0..7, port B in 8..15 (hardware/pinmap.csv; a test compares them).</summary>
    public static class PortSignals
    {
        /// <summary>Address pins of U90.</summary>
        public const int OutputsAddress = 1;

        /// <summary>U90: port A drives, port B reads.</summary>
        public const int OutputsDirections = 0xFF00;

        /// <summary>U90: closes both contactor relays.</summary>
        public const int ContactorClose = 1 << 0;

        /// <summary>U90: lets the current source drive.</summary>
        public const int SourceEnable = 1 << 1;

        /// <summary>U90: lets the clamp's motor be driven.</summary>
        public const int ClampEnable = 1 << 2;

        /// <summary>U90: closes the taps' reeds.</summary>
        public const int TapConnect = 1 << 3;

        /// <summary>U90: relay of the smallest range; the larger ones follow.</summary>
        public const int FirstRange = 1 << 4;

        /// <summary>U90: the relays of all ranges.</summary>
        public const int AllRanges = 15 << 4;

        /// <summary>U90: high while both mirror contacts are closed, so the contactor is open.</summary>
        public const int ContactorOpen = 1 << 8;

        /// <summary>U90: high while emergency stop and door are closed.</summary>
        public const int MotionSeen = 1 << 9;

        /// <summary>U90: high while the thermostat is closed too.</summary>
        public const int LoopOk = 1 << 10;

        /// <summary>U90: high once the latch has fired.</summary>
        public const int Tripped = 1 << 11;

        /// <summary>U90: high while the heartbeat circuit is fed.</summary>
        public const int HeartbeatOk = 1 << 12;

        /// <summary>U90: low while the acknowledge button is pressed.</summary>
        public const int AckButton = 1 << 13;

        /// <summary>U90: low while the supply fails.</summary>
        public const int PowerGood = 1 << 14;

        /// <summary>U90: high while the emergency stop's first channel and the door are closed.</summary>
        public const int DoorSeen = 1 << 15;

        /// <summary>Address pins of U91.</summary>
        public const int ComparatorsAddress = 0;

        /// <summary>U91: twelve comparators read, the rest drives.</summary>
        public const int ComparatorsDirections = 0x0FFF;

        /// <summary>U91: moves the lower ends of the taps' capacitors.</summary>
        public const int KickDrive = 1 << 12;

        /// <summary>U91: moves the upper thresholds across the window.</summary>
        public const int ComparatorTestOver = 1 << 13;

        /// <summary>U91: the sounder.</summary>
        public const int Alarm = 1 << 14;

        /// <summary>U91: moves the lower thresholds across the window.</summary>
        public const int ComparatorTestUnder = 1 << 15;
    }
}
