namespace RigFirmware.Core.Protocol
{
    /// <summary>What a numbered frame holds; the kind decides the topic it is published on.</summary>
    public static class FrameKind
    {
        /// <summary>A batch of telemetry records, CBOR.</summary>
        public const int Telemetry = 0;

        /// <summary>An event, JSON.</summary>
        public const int Event = 1;

        /// <summary>The fault that cut the rig off, JSON.</summary>
        public const int Trip = 2;

        /// <summary>The start or the end of a program step, JSON.</summary>
        public const int Step = 3;

        /// <summary>The answer to a command, JSON.</summary>
        public const int Ack = 4;

        /// <summary>A piece of the black box, CBOR.</summary>
        public const int BlackBox = 5;

        /// <summary>Number of kinds.</summary>
        public const int Count = 6;

        /// <summary>Last level of the kind's topic.</summary>
        public static string Topic(int kind)
        {
            switch (kind)
            {
                case Telemetry: return "telemetry";
                case Event: return "event";
                case Trip: return "trip";
                case Step: return "step";
                case Ack: return "ack";
                default: return "blackbox";
            }
        }
    }
}
