using RigFirmware.Hal;

namespace RigFirmware.Core.Configuration
{
    /// <summary>
    /// A rig's calibration as bytes, as it is sent, stored and read back: words of 32 bits, low byte first. A head, for each
    /// <see cref="CalibrationKind"/> when and with what it was calibrated, for each channel its scale, and a CRC-32 over all of it.
    /// It is taken whole or not at all.
    /// <code>
    /// word 0            "RCAL"
    /// word 1            version of the layout
    /// word 2            words in all
    /// word 3            the clamp head's largest force in millinewtons, which the force channel's scale belongs to
    /// word 4 + 12 k     kind k: seconds since 1970-01-01 UTC (0: nominal), instrument, serial number, spare
    /// word 64 + 9 e     entry e: gain, gain for discharge, offset, factor of a cell's common mode, bend by square and by cube, the offset's fraction
    /// last word         CRC-32 of all before
    /// </code>
    /// Entries: the channels without the current sensors in their order, then the first current sensor's four ranges, then the second's,
    /// then the first's smallest range with its converter at gain 4 (<see cref="CurrentRange.Fine"/>).
    /// </summary>
    public static class CalibrationImage
    {
        /// <summary>First word: "RCAL".</summary>
        public const int MagicValue = 0x4C414352;

        /// <summary>Version of this layout.</summary>
        public const int VersionValue = 3;

        /// <summary>Entries: every channel but the current sensors, these for each range, and the first for <see cref="CurrentRange.Fine"/>.</summary>
        public const int Entries = FineEntry + 1;

        /// <summary>Words of an image.</summary>
        public const int Words = FirstEntry + (Entries * EntryWords) + 1;

        /// <summary>Bytes of an image.</summary>
        public const int Bytes = 4 * Words;

        /// <summary>Longest name of an instrument, and longest serial number, in printable ASCII characters.</summary>
        public const int TextBytes = 20;

        private const int Sensors = 2;
        private const int FirstKind = 4;
        private const int KindWords = 12;
        private const int FirstEntry = FirstKind + (CalibrationKind.Count * KindWords);
        private const int EntryWords = 9;
        private const int FirstCurrentEntry = Channel.Count - Sensors;
        private const int FineEntry = FirstCurrentEntry + (Sensors * CurrentRange.Count);

        /// <summary>The entry of a channel that is no current sensor.</summary>
        public static int EntryOf(int channel)
        {
            return channel < Channel.Current ? channel : channel - Sensors;
        }

        /// <summary>The entry of a current sensor's range.</summary>
        /// <param name="second">False for <see cref="Channel.Current"/>, true for <see cref="Channel.CurrentSecond"/>.</param>
        /// <param name="range">The <see cref="CurrentRange"/>; <see cref="CurrentRange.Fine"/> for the first sensor only.</param>
        public static int EntryOfCurrent(bool second, int range)
        {
            return range == CurrentRange.Fine ? FineEntry : FirstCurrentEntry + (second ? CurrentRange.Count : 0) + range;
        }

        /// <summary>The channel of an entry.</summary>
        public static int ChannelOf(int entry)
        {
            if (entry >= FirstCurrentEntry)
            {
                return entry - FirstCurrentEntry < CurrentRange.Count || entry == FineEntry ? Channel.Current : Channel.CurrentSecond;
            }

            return entry < Channel.Current ? entry : entry + Sensors;
        }

        /// <summary>The <see cref="CurrentRange"/> of an entry; 0 for a channel that has none.</summary>
        public static byte RangeOf(int entry)
        {
            if (entry == FineEntry)
            {
                return CurrentRange.Fine;
            }

            return entry < FirstCurrentEntry ? (byte)0 : (byte)((entry - FirstCurrentEntry) % CurrentRange.Count);
        }

        /// <summary>A word.</summary>
        public static int Word(byte[] image, int position)
        {
            int at = 4 * position;
            return image[at] | (image[at + 1] << 8) | (image[at + 2] << 16) | (image[at + 3] << 24);
        }

        /// <summary>Writes a word.</summary>
        public static void PutWord(byte[] image, int position, int value)
        {
            int at = 4 * position;
            image[at] = (byte)value;
            image[at + 1] = (byte)(value >> 8);
            image[at + 2] = (byte)(value >> 16);
            image[at + 3] = (byte)(value >> 24);
        }

        /// <summary>Value of one count times 2^32; for current sensors that of a charge current.</summary>
        public static long GainQ32(byte[] image, int entry)
        {
            return Long(image, FirstEntry + (EntryWords * entry));
        }

        /// <summary>The same for a discharge current.</summary>
        public static long DischargeGainQ32(byte[] image, int entry)
        {
            return Long(image, FirstEntry + (EntryWords * entry) + 2);
        }

        /// <summary>Added to the scaled value, in the channel's unit.</summary>
        public static int Offset(byte[] image, int entry)
        {
            return Word(image, FirstEntry + (EntryWords * entry) + 4);
        }

        /// <summary>Added to the scaled value per microvolt of the cells below, times 2^32; 0 for channels that are no cell.</summary>
        public static int CommonModeQ32(byte[] image, int entry)
        {
            return Word(image, FirstEntry + (EntryWords * entry) + 5);
        }

        /// <summary>Writes the factor of a cell's common mode.</summary>
        public static void PutCommonModeQ32(byte[] image, int entry, int commonModeQ32)
        {
            PutWord(image, FirstEntry + (EntryWords * entry) + 5, commonModeQ32);
        }

        /// <summary>Counts times 2^8 that are added at full scale and grow with the square of the counts; 0 for channels that are neither cell nor current.</summary>
        public static int Square(byte[] image, int entry)
        {
            return Word(image, FirstEntry + (EntryWords * entry) + 6);
        }

        /// <summary>The same with the cube of the counts.</summary>
        public static int Cube(byte[] image, int entry)
        {
            return Word(image, FirstEntry + (EntryWords * entry) + 7);
        }

        /// <summary>What the offset has below its unit, times 2^32; 0..2^32-1.</summary>
        public static long FractionQ32(byte[] image, int entry)
        {
            return Word(image, FirstEntry + (EntryWords * entry) + 8) & 0xFFFFFFFFL;
        }

        /// <summary>Writes it.</summary>
        public static void PutFractionQ32(byte[] image, int entry, long fractionQ32)
        {
            PutWord(image, FirstEntry + (EntryWords * entry) + 8, unchecked((int)fractionQ32));
        }

        /// <summary>Writes the bend of an entry.</summary>
        public static void PutBend(byte[] image, int entry, int square, int cube)
        {
            PutWord(image, FirstEntry + (EntryWords * entry) + 6, square);
            PutWord(image, FirstEntry + (EntryWords * entry) + 7, cube);
        }

        /// <summary>Writes an entry without its bend, its offset's fraction and its factor for the common mode.</summary>
        public static void PutEntry(byte[] image, int entry, long gainQ32, long dischargeGainQ32, int offset)
        {
            int at = FirstEntry + (EntryWords * entry);
            PutLong(image, at, gainQ32);
            PutLong(image, at + 2, dischargeGainQ32);
            PutWord(image, at + 4, offset);
        }

        /// <summary>When a kind was calibrated, in seconds since 1970-01-01 UTC; 0 when it never was.</summary>
        public static long UtcSeconds(byte[] image, int kind)
        {
            return Word(image, FirstKind + (KindWords * kind)) & 0xFFFFFFFFL;
        }

        /// <summary>First byte of the name of the instrument, <see cref="TextBytes"/> long, filled up with zeros; the serial number follows it.</summary>
        public static int InstrumentAt(int kind)
        {
            return 4 * (FirstKind + (KindWords * kind) + 1);
        }

        /// <summary>First byte of the instrument's serial number.</summary>
        public static int SerialAt(int kind)
        {
            return InstrumentAt(kind) + TextBytes;
        }

        /// <summary>Writes when a kind was calibrated.</summary>
        public static void PutUtcSeconds(byte[] image, int kind, long utcSeconds)
        {
            PutWord(image, FirstKind + (KindWords * kind), unchecked((int)utcSeconds));
        }

        /// <summary>Makes the nominal image of a rig, without its checksum.</summary>
        public static void PutNominal(byte[] image, int clampMillinewtonsMax)
        {
            for (int i = 0; i < Words; i++)
            {
                PutWord(image, i, 0);
            }

            PutWord(image, 0, MagicValue);
            PutWord(image, 1, VersionValue);
            PutWord(image, 2, Words);
            PutWord(image, 3, clampMillinewtonsMax);
            for (int entry = 0; entry < Entries; entry++)
            {
                long gain = NominalScale.GainQ32(ChannelOf(entry), RangeOf(entry), clampMillinewtonsMax);
                PutEntry(image, entry, gain, gain, 0);
            }
        }

        private static long Long(byte[] image, int position)
        {
            return (Word(image, position) & 0xFFFFFFFFL) | ((long)Word(image, position + 1) << 32);
        }

        private static void PutLong(byte[] image, int position, long value)
        {
            PutWord(image, position, unchecked((int)value));
            PutWord(image, position + 1, (int)(value >> 32));
        }
    }
}
