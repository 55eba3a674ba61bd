using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// The tones of an impedance step and the band they may lie in. Bit n - 1 of the low 16 bits asks for the n-th harmonic of
    /// the base period; the high 16 bits are each tone's amplitude in 1/32768 of the wave's, so that the wave's crest and
    /// not its sum of amplitudes is what the limits see.
    /// </summary>
    [CycleCode]
    public static class ExcitationTones
    {
        /// <summary>The shortest period of a tone in slices: 5 Hz, four records of the tick a period.</summary>
        public const int PeriodSlicesMin = 100;

        /// <summary>The longest period of a tone in slices: 10 mHz.</summary>
        public const int PeriodSlicesMax = 50000;

        /// <summary>The highest harmonic of a wave.</summary>
        public const int HarmonicMax = 16;

        /// <summary>The most tones of a wave.</summary>
        public const int TonesMax = 8;

        /// <summary>Scale of a lone tone: the whole amplitude.</summary>
        public const int ScaleMax = 32767;

        /// <summary>The word of tones.</summary>
        /// <param name="harmonics">Bit n - 1 for harmonic n.</param>
        /// <param name="scale">1..<see cref="ScaleMax"/>.</param>
        public static int Word(int harmonics, int scale)
        {
            return (harmonics & 0xFFFF) | (scale << 16);
        }

        /// <summary>The harmonics of a word of tones, bit n - 1 for harmonic n.</summary>
        public static int Harmonics(int tones)
        {
            return tones & 0xFFFF;
        }

        /// <summary>Each tone's amplitude in 1/32768 of the wave's.</summary>
        public static int Scale(int tones)
        {
            return (tones >> 16) & 0x7FFF;
        }

        /// <summary>True when every tone lies in the band and there is neither none nor too many.</summary>
        /// <param name="periodSlices">Base period in slices.</param>
        /// <param name="tones">Word of tones.</param>
        public static bool AreGood(int periodSlices, int tones)
        {
            int count = 0;
            int highest = 0;
            int harmonics = Harmonics(tones);
            for (int i = 0; i < HarmonicMax; i++)
            {
                if ((harmonics & (1 << i)) != 0)
                {
                    count++;
                    highest = i + 1;
                }
            }

            return count >= 1 && count <= TonesMax && tones > 0 && Scale(tones) > 0
                && periodSlices <= PeriodSlicesMax && periodSlices >= PeriodSlicesMin * highest;
        }
    }
}
