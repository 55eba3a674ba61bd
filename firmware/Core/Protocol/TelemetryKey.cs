namespace RigFirmware.Core.Protocol
{
    /// <summary>Keys of the CBOR map of a telemetry batch and of a piece of the black box; tools/schemas/wire.cddl is tested against them.</summary>
    public static class TelemetryKey
    {
        /// <summary>Version of this layout, 1.</summary>
        public const int Version = 1;

        /// <summary>Number of the rig's start.</summary>
        public const int BootId = 2;

        /// <summary>Sequence number of the frame within the start, from 1.</summary>
        public const int Seq = 3;

        /// <summary>Time of the first record, milliseconds since 1970-01-01 UTC; 0 when the rig does not know the time.</summary>
        public const int UtcMs = 4;

        /// <summary>Number of records.</summary>
        public const int Count = 5;

        /// <summary>Bit n is set when channel n is fitted and has a column.</summary>
        public const int ChannelMask = 6;

        /// <summary>
        /// The columns: the words of the record before its channels, then the fitted channels. A column is one integer when
        /// it is the same in every record, else an array of the first value and the differences from record to record.
        /// </summary>
        public const int Columns = 7;

        /// <summary>Black box only: id of the fault that tripped the rig.</summary>
        public const int Fault = 8;

        /// <summary>Black box only: position of the first record in the black box, from 0.</summary>
        public const int First = 9;

        /// <summary>Black box only: records in the whole black box.</summary>
        public const int Total = 10;

        /// <summary>Black box only: time of the trip, wrapping milliseconds of the rig.</summary>
        public const int TripTimeMs = 11;
    }
}
