using System;
using System.Linq;
using System.Reflection;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>Turns over one bit of the firmware's memory, as radiation or a worn cell does. Bits are counted word by word and begin again behind the last.</summary>
    public static class MemoryUpset
    {
        private const int WordBits = 32;
        private const int WordsPerStep = 8;
        private const int WordsPerCondition = 2;

        private static readonly FieldInfo[] Fields = typeof(RigConfiguration)
            .GetFields(BindingFlags.Public | BindingFlags.Instance).OrderBy(field => field.MetadataToken).ToArray();

        /// <summary>Bits of a configuration.</summary>
        public static int ConfigurationBits
        {
            get { return Fields.Length * WordBits; }
        }

        /// <summary>Number of the first bit of a configuration's field.</summary>
        /// <param name="field">Name of the field.</param>
        public static int BitOf(string field)
        {
            return Array.FindIndex(Fields, known => known.Name == field) * WordBits;
        }

        /// <summary>Hits a region.</summary>
        /// <param name="region">Which.</param>
        /// <param name="bit">Number of the bit, 0 or more.</param>
        /// <param name="configuration">What lies there.</param>
        /// <param name="program">What lies there.</param>
        public static void Flip(MemoryRegion region, int bit, RigConfiguration configuration, ProgramTable program)
        {
            if (region == MemoryRegion.Configuration)
            {
                Flip(configuration, bit);
            }
            else
            {
                Flip(program, bit);
            }
        }

        /// <summary>Hits the configuration.</summary>
        public static void Flip(RigConfiguration configuration, int bit)
        {
            FieldInfo field = Fields[bit / WordBits % Fields.Length];
            field.SetValue(configuration, (int)field.GetValue(configuration)! ^ Mask(bit));
        }

        /// <summary>Hits the part of the program's memory that a loaded program fills; without one nothing is there to hit.</summary>
        public static void Flip(ProgramTable program, int bit)
        {
            int conditions = program.FirstCondition[program.StepCount];
            int words = (program.StepCount * WordsPerStep) + (conditions * WordsPerCondition);
            if (words == 0)
            {
                return;
            }

            int word = bit / WordBits % words;
            if (word < program.StepCount * WordsPerStep)
            {
                FlipStep(program, word / WordsPerStep, word % WordsPerStep, bit);
                return;
            }

            word -= program.StepCount * WordsPerStep;
            int condition = word / WordsPerCondition;
            if (word % WordsPerCondition == 0)
            {
                program.ConditionLimit[condition] ^= Mask(bit);
                return;
            }

            byte[][] bytes = [program.ConditionKind, program.ConditionChannel, program.ConditionTarget];
            bytes[bit / 8 % bytes.Length][condition] ^= (byte)(1 << (bit % 8));
        }

        private static void FlipStep(ProgramTable program, int step, int word, int bit)
        {
            int[][] words = [program.Kind, program.A, program.B, program.C, program.D, program.FirstCondition];
            if (word < words.Length)
            {
                words[word][step] ^= Mask(bit);
                return;
            }

            program.TimeLimitMs[step] ^= 1L << ((bit % WordBits) + ((word - words.Length) * WordBits));
        }

        private static int Mask(int bit)
        {
            return 1 << (bit % WordBits);
        }
    }
}
