namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Layout of a compiled program. Everything is a little-endian 32-bit word:
    /// <code>
    ///  header       HeaderWords
    ///  steps        StepWords each:      kind | conditions &lt;&lt; 8 | record rule &lt;&lt; 16, A, B, C, D, time limit (1/100 s)
    ///  conditions   ConditionWords each: kind | channel &lt;&lt; 8 | target &lt;&lt; 16 | flags &lt;&lt; 24, limit
    ///  record rules RecordRuleWords each: dt (1/100 s), dV (uV), dI (nA), dT (millidegrees); 0 = not used
    ///  CRC-32 of all before
    /// </code>
    /// The conditions lie in the order of the steps. The relation of the sizes, 254 steps with 5 conditions each and
    /// 3 record rules fit into <see cref="BytesMax"/>, is held by a test.
    /// </summary>
    public static class ProgramImage
    {
        /// <summary>"RIGP" read as a little-endian word.</summary>
        public const int MagicValue = 0x50474952;

        /// <summary>The layout described here.</summary>
        public const int VersionValue = 1;

        /// <summary>The largest image in bytes, which is what the staging buffer must hold.</summary>
        public const int BytesMax = 16384;

        /// <summary>The most steps; a step index and the index after the last one fit into a byte.</summary>
        public const int StepsMax = 254;

        /// <summary>The most conditions of one step, not counting its time limit.</summary>
        public const int ConditionsPerStepMax = 5;

        /// <summary>The most conditions of a program.</summary>
        public const int ConditionsMax = StepsMax * ConditionsPerStepMax;

        /// <summary>The most record rules of a program; steps share them.</summary>
        public const int RecordRulesMax = 16;

        /// <summary>The deepest nesting of loops.</summary>
        public const int LoopDepthMax = 8;

        /// <summary>The most passes of one loop.</summary>
        public const int PassesMax = 1000000;

        /// <summary>The longest time limit of a step, in hundredths of a second: 4,000 h, the longest unattended run.</summary>
        public const int TimeLimitMax = 4000 * 3600 * 100;

        /// <summary>Header word: <see cref="MagicValue"/>.</summary>
        public const int Magic = 0;

        /// <summary>Header word: <see cref="VersionValue"/>.</summary>
        public const int Version = 1;

        /// <summary>Header word: bytes of the image with its CRC.</summary>
        public const int Bytes = 2;

        /// <summary>Header word: steps, 1..<see cref="StepsMax"/>.</summary>
        public const int Steps = 3;

        /// <summary>Header word: conditions, 0..<see cref="ConditionsMax"/>.</summary>
        public const int Conditions = 4;

        /// <summary>Header word: record rules, 0..<see cref="RecordRulesMax"/>.</summary>
        public const int RecordRules = 5;

        /// <summary>Header word: cells of the stack that the program was compiled for.</summary>
        public const int Cells = 6;

        /// <summary>Header word: highest cell voltage the program asks the rig to hold to, microvolts; <see cref="Unset"/> leaves the rig's own.</summary>
        public const int CellMicrovoltsMax = 7;

        /// <summary>Header word: lowest cell voltage, microvolts, or <see cref="Unset"/>.</summary>
        public const int CellMicrovoltsMin = 8;

        /// <summary>Header word: largest current of either sign, nanoamps, or <see cref="Unset"/>.</summary>
        public const int StackNanoampsMax = 9;

        /// <summary>Header word: highest plate temperature, millidegrees, or <see cref="Unset"/>.</summary>
        public const int PlateMillidegreesMax = 10;

        /// <summary>Header word: largest clamp force, millinewtons, or <see cref="Unset"/>.</summary>
        public const int ClampMillinewtonsMax = 11;

        /// <summary>Words of the header.</summary>
        public const int HeaderWords = 16;

        /// <summary>Words of a step.</summary>
        public const int StepWords = 6;

        /// <summary>Words of a condition.</summary>
        public const int ConditionWords = 2;

        /// <summary>Words of a record rule.</summary>
        public const int RecordRuleWords = 4;

        /// <summary>Marks a header limit that the program leaves to the rig.</summary>
        public const int Unset = int.MinValue;

        /// <summary>Record rule of a step that is recorded at the rig's own rate.</summary>
        public const int NoRecordRule = 255;

        /// <summary>Target of a condition that goes on at the next step.</summary>
        public const int NextStep = 255;

        /// <summary>Channel of a condition that names no single one.</summary>
        public const int NoChannel = 255;

        /// <summary>Flag of a condition that must hold together with the one after it.</summary>
        public const int AndNext = 1;

        /// <summary>The little-endian word at a word position.</summary>
        public static int Word(byte[] image, int word)
        {
            int at = word * 4;
            return image[at] | (image[at + 1] << 8) | (image[at + 2] << 16) | (image[at + 3] << 24);
        }

        /// <summary>Word position of a step.</summary>
        public static int StepAt(int step)
        {
            return HeaderWords + step * StepWords;
        }

        /// <summary>Word position of a condition.</summary>
        public static int ConditionAt(int steps, int condition)
        {
            return HeaderWords + steps * StepWords + condition * ConditionWords;
        }

        /// <summary>Word position of a record rule.</summary>
        public static int RecordRuleAt(int steps, int conditions, int rule)
        {
            return HeaderWords + steps * StepWords + conditions * ConditionWords + rule * RecordRuleWords;
        }

        /// <summary>Bytes of an image with its CRC.</summary>
        public static int BytesFor(int steps, int conditions, int recordRules)
        {
            return (RecordRuleAt(steps, conditions, recordRules) + 1) * 4;
        }
    }
}
