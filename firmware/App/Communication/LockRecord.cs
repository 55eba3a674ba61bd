using RigFirmware.Core.Runtime;

namespace RigFirmware.App.Communication
{
    /// <summary>Word positions of the lock as it lies in the store: a note of the loop, the start it belongs to and the time.</summary>
    public static class LockRecord
    {
        /// <summary>Kind of its frame in a segment; no kind of a frame that is sent.</summary>
        public const int FrameKind = 64;

        /// <summary>Version of the layout; stands where other frames have their sequence number.</summary>
        public const int LayoutVersion = 1;

        /// <summary>Position of the number of the start.</summary>
        public const int BootId = TripNote.Words;

        /// <summary>Position of the low word of the time in milliseconds since 1970-01-01 UTC; the high one follows.</summary>
        public const int UtcMs = BootId + 1;

        /// <summary>Ints of the record.</summary>
        public const int Words = UtcMs + 2;

        /// <summary>Bytes of the record.</summary>
        public const int Bytes = Words * 4;
    }
}
