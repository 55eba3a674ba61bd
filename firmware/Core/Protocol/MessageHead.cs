namespace RigFirmware.Core.Protocol
{
    /// <summary>What every numbered JSON message starts with.</summary>
    public sealed class MessageHead
    {
        /// <summary>Name of the rig.</summary>
        public string RigId;

        /// <summary>Number of the rig's start.</summary>
        public int BootId;

        /// <summary>Sequence number of the frame within the start, from 1.</summary>
        public int Seq;

        /// <summary>Time of what the message tells, milliseconds since 1970-01-01 UTC; 0 when the rig does not know the time.</summary>
        public long UtcMs;

        /// <summary>Opens the message's object and writes the head.</summary>
        public void Open(JsonWriter json)
        {
            json.Reset();
            json.OpenObject();
            json.Pair("rigId", RigId);
            json.Pair("bootId", BootId);
            json.Pair("seq", Seq);
            json.Pair("utcMs", UtcMs);
        }
    }
}
