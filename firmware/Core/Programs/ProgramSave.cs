using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Word positions of a running program's saved state. The caller keeps the newest good one over a loss of power: it saves
    /// when <see cref="ProgramRunner.StepStarted"/> and then at its own pace. What a run can be wrong by after a loss is the
    /// charge and the time since the last save, and nothing else.
    /// </summary>
    [CycleCode]
    public static class ProgramSave
    {
        /// <summary>"RIGS" read as a little-endian word.</summary>
        public const int MagicValue = 0x53474952;

        /// <summary>Position of <see cref="MagicValue"/>.</summary>
        public const int Magic = 0;

        /// <summary>Position of the checksum of the program it belongs to.</summary>
        public const int Checksum = 1;

        /// <summary>Position of the running step, from 0.</summary>
        public const int Step = 2;

        /// <summary>Position of the low word of the milliseconds the step has run; the high one follows, as with all four counters.</summary>
        public const int StepElapsedMs = 3;

        /// <summary>Position of the charge of the step in nanoampere milliseconds.</summary>
        public const int StepCharge = 5;

        /// <summary>Position of the milliseconds the program has run.</summary>
        public const int ProgramElapsedMs = 7;

        /// <summary>Position of the charge of the program in nanoampere milliseconds.</summary>
        public const int ProgramCharge = 9;

        /// <summary>Position of the last tag, or -1.</summary>
        public const int Tag = 11;

        /// <summary>Position of the bits <see cref="SetsTemperature"/>, <see cref="SetsForce"/>, <see cref="VoltageReached"/>.</summary>
        public const int Flags = 12;

        /// <summary>Position of the wanted plate temperature in millidegrees.</summary>
        public const int PlateMillidegrees = 13;

        /// <summary>Position of the wanted clamp force in millinewtons.</summary>
        public const int ClampMillinewtons = 14;

        /// <summary>Position of the passes of the loops around the step, the innermost first; unused ones are 0.</summary>
        public const int Passes = 15;

        /// <summary>Position of the CRC-32 of all words before.</summary>
        public const int Crc = Passes + ProgramImage.LoopDepthMax;

        /// <summary>Ints of a saved state.</summary>
        public const int Words = Crc + 1;

        /// <summary>Flag: the program has set a temperature.</summary>
        public const int SetsTemperature = 1;

        /// <summary>Flag: the program has set a force.</summary>
        public const int SetsForce = 2;

        /// <summary>Flag: the held voltage was reached.</summary>
        public const int VoltageReached = 4;

        /// <summary>
        /// Makes a state whole for the store: the last word says that the others are those the loop wrote. The thread that keeps the state
        /// does it, since the sum costs the board more than the state's other words together.
        /// </summary>
        /// <param name="words">Shape [at least <see cref="Words"/>].</param>
        public static void Seal(int[] words, Crc32 crc)
        {
            words[Crc] = crc.Compute(words, Crc);
        }

        /// <summary>Writes a counter as two words.</summary>
        public static void PutLong(int[] words, int at, long value)
        {
            words[at] = unchecked((int)value);
            words[at + 1] = unchecked((int)(value >> 32));
        }

        /// <summary>Reads a counter of two words.</summary>
        public static long Long(int[] words, int at)
        {
            return ((long)words[at + 1] << 32) | (uint)words[at];
        }
    }
}
