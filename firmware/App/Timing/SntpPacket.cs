namespace RigFirmware.App.Timing
{
    /// <summary>
    /// Question and answer of SNTP version 4 (RFC 4330). Own code because the runtime's own client sets a clock of seconds
    /// and says nothing of what it believed; the answer here must repeat the question's mark.
    /// </summary>
    public static class SntpPacket
    {
        /// <summary>Bytes of a packet without extensions.</summary>
        public const int Length = 48;

        private const int ClientVersion4 = 0x23;
        private const int ServerMode = 4;
        private const int OriginateAt = 24;
        private const int TransmitAt = 40;
        private const int StratumMax = 15;
        private const long SecondsTo1970 = 2208988800L;
        private const long SecondsOfAnEra = 4294967296L;

        /// <summary>Writes a question whose transmit time is a mark that nobody else can know.</summary>
        /// <param name="packet">Filled, shape [<see cref="Length"/>].</param>
        /// <param name="mark">Any number but 0.</param>
        public static void WriteQuestion(byte[] packet, int mark)
        {
            for (int i = 0; i < Length; i++)
            {
                packet[i] = 0;
            }

            packet[0] = ClientVersion4;
            WriteWord(packet, TransmitAt, mark);
            WriteWord(packet, TransmitAt + 4, ~mark);
        }

        /// <summary>Milliseconds since 1970-01-01 UTC when the server sent the answer; 0 when it is no answer to the question.</summary>
        /// <param name="packet">As received.</param>
        /// <param name="length">Bytes received.</param>
        /// <param name="mark">The question's mark.</param>
        public static long ReadAnswer(byte[] packet, int length, int mark)
        {
            if (length < Length || (packet[0] & 7) != ServerMode || packet[0] >> 6 == 3 || packet[1] < 1 || packet[1] > StratumMax)
            {
                return 0;
            }

            if (ReadWord(packet, OriginateAt) != (uint)mark || ReadWord(packet, OriginateAt + 4) != (uint)~mark)
            {
                return 0;
            }

            long seconds = ReadWord(packet, TransmitAt);

            // The seconds start again at 0 in February 2036; before 1968 means after that.
            seconds += seconds < SecondsOfAnEra / 2 ? SecondsOfAnEra : 0;
            long fractionMs = (ReadWord(packet, TransmitAt + 4) * 1000L) >> 32;
            return ((seconds - SecondsTo1970) * 1000) + fractionMs;
        }

        private static long ReadWord(byte[] packet, int at)
        {
            return ((long)packet[at] << 24) | ((long)packet[at + 1] << 16) | ((long)packet[at + 2] << 8) | packet[at + 3];
        }

        private static void WriteWord(byte[] packet, int at, int value)
        {
            packet[at] = (byte)(value >> 24);
            packet[at + 1] = (byte)(value >> 16);
            packet[at + 2] = (byte)(value >> 8);
            packet[at + 3] = (byte)value;
        }
    }
}
