namespace RigFirmware.Core.Safety
{
    /// <summary>What the communication thread tells the loop about itself, as bits. It can raise warnings, never more.</summary>
    public static class CommunicationHealth
    {
        /// <summary>The store takes no more telemetry.</summary>
        public const int StoreFull = 1;

        /// <summary>Telemetry was dropped since the last report.</summary>
        public const int OutboxFull = 2;

        /// <summary>Set by the loop itself: the thread has not reported for a minute.</summary>
        public const int Dead = 4;
    }
}
