namespace RigFirmware.App.Communication
{
    /// <summary>Sizes and times of the communication thread. The defaults fit a board with external memory.</summary>
    public sealed class CommunicationSettings
    {
        /// <summary>Name of the rig in every topic: 1..32 letters, digits, hyphens, underscores.</summary>
        public string RigId = "rig1";

        /// <summary>Number of this start, different from that of every start before, 1 or more.</summary>
        public int BootId = 1;

        /// <summary>Version of the firmware, as published.</summary>
        public string FirmwareVersion = "0.1.0";

        /// <summary>MQTT keep-alive in seconds.</summary>
        public int KeepAliveSeconds = 15;

        /// <summary>Telemetry records of one frame.</summary>
        public int RecordsPerFrame = 10;

        /// <summary>An incomplete batch is sent after this time, in milliseconds.</summary>
        public int BatchMsMax = 3000;

        /// <summary>Memory for encoded frames in bytes.</summary>
        public int OutboxBytes = 131072;

        /// <summary>Most frames in that memory.</summary>
        public int OutboxFrames = 512;

        /// <summary>Most frames handed to the link and not confirmed: the client library's own queue has no bound.</summary>
        public int WindowFrames = 16;

        /// <summary>Size of a segment in the store, in bytes.</summary>
        public int SegmentBytes = 16384;

        /// <summary>Most segments in the store.</summary>
        public int SegmentsMax = 512;

        /// <summary>Size of a black box's segment in the store of trips, in bytes.</summary>
        public int BlackBoxSegmentBytes = 8192;

        /// <summary>Most segments of black boxes there, 1..120; a box of twelve cells takes about twelve.</summary>
        public int BlackBoxSegmentsMax = 64;

        /// <summary>Pause before the first new attempt to connect, in milliseconds; doubled with every failure, and shortened by up to a half at random.</summary>
        public int ReconnectMsMin = 500;

        /// <summary>Longest pause between two attempts to connect, in milliseconds.</summary>
        public int ReconnectMsMax = 30000;

        /// <summary>An attempt that has not ended by then is given up, in milliseconds.</summary>
        public int ConnectMsMax = 60000;

        /// <summary>A link that confirms nothing for this long is given up, in milliseconds.</summary>
        public int ConfirmMsMax = 30000;

        /// <summary>The state is published at every change and at least this often, in milliseconds.</summary>
        public int StateEveryMs = 5000;

        /// <summary>Shortest time between two requests for frames again, in milliseconds.</summary>
        public int ResendEveryMs = 1000;

        /// <summary>Most refused commands that are answered within <see cref="RefusalsMs"/>; the others are counted only.</summary>
        public int RefusalsMax = 20;

        /// <summary>Time over which answered refusals are counted, in milliseconds.</summary>
        public int RefusalsMs = 1000;

        /// <summary>Shortest time between two events that report dropped frames, in milliseconds.</summary>
        public int DroppedEventEveryMs = 60000;
    }
}
