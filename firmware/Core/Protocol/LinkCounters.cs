namespace RigFirmware.Core.Protocol
{
    /// <summary>What the communication thread tells of itself; all counts only grow unless said otherwise.</summary>
    public sealed class LinkCounters
    {
        /// <summary>Newest sequence number given out, 0 before the first.</summary>
        public int LastSeq;

        /// <summary>Oldest sequence number that memory still has; 0 when it has none. Can move.</summary>
        public int OldestSeq;

        /// <summary>Frames that the broker has not confirmed. Goes up and down.</summary>
        public int UnconfirmedFrames;

        /// <summary>Segments of the store that wait for delivery. Goes up and down.</summary>
        public int WaitingSegments;

        /// <summary>Frames that had to be given up for want of room.</summary>
        public int DroppedFrames;

        /// <summary>Segments that could not be read back whole.</summary>
        public int DamagedSegments;

        /// <summary>Records and events that the loop could not hand over because its rings were full.</summary>
        public int RecordsRefused;

        /// <summary>Frames handed to the link, repetitions included.</summary>
        public int FramesPublished;

        /// <summary>Accepted connections.</summary>
        public int Connections;

        /// <summary>Attempts to connect that failed.</summary>
        public int ConnectFailures;

        /// <summary>Commands carried out or handed to the loop.</summary>
        public int CommandsAdmitted;

        /// <summary>Commands refused because they could not be read.</summary>
        public int CommandsMalformed;

        /// <summary>Commands refused because their validity had ended, or could not be told.</summary>
        public int CommandsExpired;

        /// <summary>Commands refused because their counter was used.</summary>
        public int CommandsReplayed;

        /// <summary>Commands refused for any other reason.</summary>
        public int CommandsRefused;

        /// <summary>Messages refused unread because they were too long or too many.</summary>
        public int MessagesRefused;

        /// <summary>Frames that did not fit their buffer; never, unless the firmware is wrong.</summary>
        public int EncodeFailures;

        /// <summary>Passes of the communication thread that ended in an exception; never, unless the firmware is wrong.</summary>
        public int Exceptions;
    }
}
