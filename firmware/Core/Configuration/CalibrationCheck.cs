using RigFirmware.Hal;

namespace RigFirmware.Core.Configuration
{
    /// <summary>
    /// Whether a rig may believe a calibration. However it came to the rig, no gain and no offset may be further from the nominal ones
    /// than a healthy front end is: a limit that is judged through it moves by no more than that.
    /// </summary>
    public static class CalibrationCheck
    {
        /// <summary>Nothing is wrong.</summary>
        public const int Good = 0;

        /// <summary>It is no calibration image of this layout.</summary>
        public const int NotAnImage = 1;

        /// <summary>Its checksum is not that of its content.</summary>
        public const int Damaged = 2;

        /// <summary>It belongs to another clamp head.</summary>
        public const int OtherHead = 3;

        /// <summary>The entry's gain is too far from the nominal one.</summary>
        public const int GainOff = 4;

        /// <summary>The entry's offset is too large.</summary>
        public const int OffsetOff = 5;

        /// <summary>The entry is calibrated and its kind has no date, no instrument or no serial number; the second detail is the kind.</summary>
        public const int NoOrigin = 6;

        /// <summary>The entry's factor for the common mode is too large, or the entry is no cell's.</summary>
        public const int CommonModeOff = 7;

        /// <summary>
        /// Largest factor for a cell's common mode, in parts per million: sheets allow 22 (twice 108 dB and once 97 dB), a healthy front end
        /// is never three times as wrong.
        /// </summary>
        public const int CommonModePpmMax = 60;

        /// <summary>The entry's bend is too large, or the entry is of a channel that has none.</summary>
        public const int BendOff = 8;

        /// <summary>
        /// Largest part of full scale that a bend may add there by its square, in parts per million: a converter at its sheet's 36 ppm of the whole
        /// range, bent in five swings, has up to eight times 72.
        /// </summary>
        public const int SquarePpmMax = 1000;

        /// <summary>The same by its cube: up to twenty times 72.</summary>
        public const int CubePpmMax = 2000;

        // 100 uV over the second sensor's 100 ohm and 0.2 ohm: two buffers and a converter, before their offset is calibrated out.
        private const int SecondSmallOffsetMax = 1000;
        private const int SecondLargeOffsetMax = 500000;

        private const int SquareMax = (int)((long)SquarePpmMax * NominalScale.FullScaleCounts * 256 / 1000000);
        private const int CubeMax = (int)((long)CubePpmMax * NominalScale.FullScaleCounts * 256 / 1000000);
        private const int CommonModeQ32Max = (int)((CommonModePpmMax * (1L << 32)) / 1000000);

        /// <summary>The first thing that is wrong; the checksum is the caller's to compare.</summary>
        /// <param name="image">Shape [at least <paramref name="length"/>].</param>
        /// <param name="length">Bytes of the image.</param>
        /// <param name="clampMillinewtonsMax">The rig's clamp head.</param>
        public static int Error(byte[] image, int length, int clampMillinewtonsMax)
        {
            if (length != CalibrationImage.Bytes || CalibrationImage.Word(image, 0) != CalibrationImage.MagicValue
                || CalibrationImage.Word(image, 1) != CalibrationImage.VersionValue || CalibrationImage.Word(image, 2) != CalibrationImage.Words)
            {
                return NotAnImage;
            }

            if (CalibrationImage.Word(image, 3) != clampMillinewtonsMax)
            {
                return OtherHead;
            }

            int entry = FirstWrongEntry(image, clampMillinewtonsMax);
            return entry < 0 ? Good : ErrorOf(image, entry, clampMillinewtonsMax);
        }

        /// <summary>The first entry that <see cref="Error"/> objects to, or -1.</summary>
        public static int FirstWrongEntry(byte[] image, int clampMillinewtonsMax)
        {
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                if (ErrorOf(image, entry, clampMillinewtonsMax) != Good)
                {
                    return entry;
                }
            }

            return -1;
        }

        /// <summary>Largest deviation of a channel's gain from the nominal one, in parts per million.</summary>
        public static int GainPpmMax(int channel)
        {
            if (channel < Channel.Temperature0)
            {
                return 5000;
            }

            return channel < Channel.ClampForce ? 10000 : 50000;
        }

        /// <summary>Largest offset of a channel, in its unit.</summary>
        public static int OffsetMax(int channel, byte currentRange, int clampMillinewtonsMax)
        {
            if (channel < Channel.Stack)
            {
                return 20000;
            }

            if (channel == Channel.Stack)
            {
                return 200000;
            }

            if (channel < Channel.Temperature0)
            {
                int offset = CurrentRange.NanoampsMax(currentRange) / 200;
                int second = currentRange <= CurrentRange.Milliamps1 ? SecondSmallOffsetMax : SecondLargeOffsetMax;
                return channel == Channel.CurrentSecond && offset < second ? second : offset;
            }

            if (channel < Channel.ClampForce)
            {
                return 3000;
            }

            return channel == Channel.ClampForce ? clampMillinewtonsMax / 20 : 1000000;
        }

        private static int ErrorOf(byte[] image, int entry, int clampMillinewtonsMax)
        {
            int channel = CalibrationImage.ChannelOf(entry);
            byte range = CalibrationImage.RangeOf(entry);
            long nominal = NominalScale.GainQ32(channel, range, clampMillinewtonsMax);
            long gain = CalibrationImage.GainQ32(image, entry);
            long dischargeGain = CalibrationImage.DischargeGainQ32(image, entry);
            long widest = nominal / 1000000 * GainPpmMax(channel);
            if (gain < nominal - widest || gain > nominal + widest || dischargeGain < nominal - widest || dischargeGain > nominal + widest)
            {
                return GainOff;
            }

            int offset = CalibrationImage.Offset(image, entry);
            int offsetMax = OffsetMax(channel, range, clampMillinewtonsMax);
            if (offset < -offsetMax || offset > offsetMax)
            {
                return OffsetOff;
            }

            int commonMode = CalibrationImage.CommonModeQ32(image, entry);
            int commonModeMax = channel < Channel.CellsMax ? CommonModeQ32Max : 0;
            if (commonMode < -commonModeMax || commonMode > commonModeMax)
            {
                return CommonModeOff;
            }

            int square = CalibrationImage.Square(image, entry);
            int cube = CalibrationImage.Cube(image, entry);
            bool bends = channel < Channel.Temperature0 && channel != Channel.Stack;
            int squareMax = bends ? SquareMax : 0;
            int cubeMax = bends ? CubeMax : 0;
            if (square < -squareMax || square > squareMax || cube < -cubeMax || cube > cubeMax)
            {
                return BendOff;
            }

            bool isNominal = gain == nominal && dischargeGain == nominal && offset == 0 && commonMode == 0 && square == 0 && cube == 0 && CalibrationImage.FractionQ32(image, entry) == 0;
            return isNominal || HasOrigin(image, CalibrationKind.OfChannel(channel)) ? Good : NoOrigin;
        }

        private static bool HasOrigin(byte[] image, int kind)
        {
            return CalibrationImage.UtcSeconds(image, kind) != 0 && image[CalibrationImage.InstrumentAt(kind)] != 0 && image[CalibrationImage.SerialAt(kind)] != 0;
        }
    }
}
