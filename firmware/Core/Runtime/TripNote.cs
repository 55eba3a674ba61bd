namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Word positions and kinds of one note from the loop to the thread that keeps it over a loss of power: the rig is locked
    /// by a trip, or was freed by the acknowledge at the rig. A note says all of the lock: the newest one alone counts.
    /// </summary>
    public static class TripNote
    {
        /// <summary>Position of the kind.</summary>
        public const int Kind = 0;

        /// <summary>Position of the id of the fault that locked the rig, -1 when it is not known.</summary>
        public const int Fault = 1;

        /// <summary>Position of the fault's channel, or -1.</summary>
        public const int Channel = 2;

        /// <summary>Position of the value, in the row's unit.</summary>
        public const int Value = 3;

        /// <summary>Position of the limit, in the row's unit.</summary>
        public const int Limit = 4;

        /// <summary>Position of the time of the trip or the acknowledge, wrapping milliseconds of its start.</summary>
        public const int TimeMs = 5;

        /// <summary>Position of that tick's counter.</summary>
        public const int Tick = 6;

        /// <summary>Ints of one note.</summary>
        public const int Words = 7;

        /// <summary>A trip locked the rig.</summary>
        public const int Locked = 1;

        /// <summary>The acknowledge at the rig freed it; the other words tell of the trip, time and tick of the acknowledge.</summary>
        public const int Freed = 2;
    }
}
