using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// The program the rig holds, unpacked from its image into parallel arrays that a tick reads without arithmetic.
    /// A new image is checked whole before a word is taken; after an error the old program is still there.
    /// </summary>
    [CycleCode]
    public sealed class ProgramTable
    {
        private readonly ProgramCheck _check = new ProgramCheck();

        /// <summary><see cref="StepKind"/> by step. Shape [<see cref="ProgramImage.StepsMax"/>], as all arrays by step.</summary>
        public readonly int[] Kind = new int[ProgramImage.StepsMax];

        /// <summary>First argument by step; see <see cref="StepKind"/>.</summary>
        public readonly int[] A = new int[ProgramImage.StepsMax];

        /// <summary>Second argument by step.</summary>
        public readonly int[] B = new int[ProgramImage.StepsMax];

        /// <summary>Third argument by step.</summary>
        public readonly int[] C = new int[ProgramImage.StepsMax];

        /// <summary>Fourth argument by step.</summary>
        public readonly int[] D = new int[ProgramImage.StepsMax];

        /// <summary>Time limit by step in milliseconds; 0 for steps that are passed within a tick.</summary>
        public readonly long[] TimeLimitMs = new long[ProgramImage.StepsMax];

        /// <summary>Record rule by step or <see cref="ProgramImage.NoRecordRule"/>.</summary>
        public readonly int[] RecordRule = new int[ProgramImage.StepsMax];

        /// <summary>First condition by step; the entry after the last step closes the last range. Shape [<see cref="ProgramImage.StepsMax"/> + 1].</summary>
        public readonly int[] FirstCondition = new int[ProgramImage.StepsMax + 1];

        /// <summary>Innermost loop step around each step, or -1.</summary>
        public readonly int[] InnerLoop = new int[ProgramImage.StepsMax];

        /// <summary><see cref="EndKind"/> by condition. Shape [<see cref="ProgramImage.ConditionsMax"/>], as all arrays by condition.</summary>
        public readonly byte[] ConditionKind = new byte[ProgramImage.ConditionsMax];

        /// <summary>Cell by condition, or <see cref="ProgramImage.NoChannel"/>.</summary>
        public readonly byte[] ConditionChannel = new byte[ProgramImage.ConditionsMax];

        /// <summary>Step to go on at by condition, or <see cref="ProgramImage.NextStep"/>.</summary>
        public readonly byte[] ConditionTarget = new byte[ProgramImage.ConditionsMax];

        /// <summary>True when the condition must hold together with the one after it.</summary>
        public readonly bool[] ConditionAndNext = new bool[ProgramImage.ConditionsMax];

        /// <summary>Limit by condition in the unit of its kind.</summary>
        public readonly int[] ConditionLimit = new int[ProgramImage.ConditionsMax];

        /// <summary>Record rules, shape [<see cref="ProgramImage.RecordRulesMax"/> x <see cref="ProgramImage.RecordRuleWords"/>].</summary>
        public readonly int[] RecordRules = new int[ProgramImage.RecordRulesMax * ProgramImage.RecordRuleWords];

        /// <summary>True once an image was taken.</summary>
        public bool IsLoaded { get; private set; }

        // Fields, not properties, where the loop sums them every second; written here alone, as the arrays.

        /// <summary>Steps of the program; 0 before one is loaded.</summary>
        public int StepCount;

        /// <summary>The image's checksum, which names the program in a saved state; 0 before one is loaded.</summary>
        public int Checksum { get; private set; }

        /// <summary>The step, from 0, that the last refusal belongs to, or -1.</summary>
        public int ErrorStep { get; private set; }

        /// <summary>Highest cell voltage of the program in microvolts, or <see cref="ProgramImage.Unset"/>.</summary>
        public int CellMicrovoltsMax;

        /// <summary>Lowest cell voltage of the program in microvolts, or <see cref="ProgramImage.Unset"/>.</summary>
        public int CellMicrovoltsMin;

        /// <summary>Largest current of the program in nanoamps, or <see cref="ProgramImage.Unset"/>.</summary>
        public int StackNanoampsMax;

        /// <summary>Highest plate temperature of the program in millidegrees, or <see cref="ProgramImage.Unset"/>.</summary>
        public int PlateMillidegreesMax;

        /// <summary>Largest clamp force of the program in millinewtons, or <see cref="ProgramImage.Unset"/>.</summary>
        public int ClampMillinewtonsMax;

        /// <summary>Checks an image and takes it. <see cref="ProgramError.None"/> when it was taken; on an error nothing has changed but <see cref="ErrorStep"/>.</summary>
        /// <param name="image">The image from its first byte; not kept.</param>
        /// <param name="length">Bytes of the image.</param>
        /// <param name="configuration">The rig's provisioned limits.</param>
        [BootCode]
        public int Load(byte[] image, int length, RigConfiguration configuration)
        {
            int error = _check.Check(image, length, configuration);
            ErrorStep = _check.ErrorStep;
            if (error != ProgramError.None)
            {
                return error;
            }

            StepCount = ProgramImage.Word(image, ProgramImage.Steps);
            TakeSteps(image);
            TakeConditions(image, ProgramImage.Word(image, ProgramImage.Conditions));
            TakeRecordRules(image);
            CellMicrovoltsMax = ProgramImage.Word(image, ProgramImage.CellMicrovoltsMax);
            CellMicrovoltsMin = ProgramImage.Word(image, ProgramImage.CellMicrovoltsMin);
            StackNanoampsMax = ProgramImage.Word(image, ProgramImage.StackNanoampsMax);
            PlateMillidegreesMax = ProgramImage.Word(image, ProgramImage.PlateMillidegreesMax);
            ClampMillinewtonsMax = ProgramImage.Word(image, ProgramImage.ClampMillinewtonsMax);
            Checksum = ProgramImage.Word(image, (length >> 2) - 1);
            IsLoaded = true;
            return ProgramError.None;
        }

        [BootCode]
        private void TakeSteps(byte[] image)
        {
            int condition = 0;
            for (int step = 0; step < StepCount; step++)
            {
                int word = ProgramImage.StepAt(step);
                int head = ProgramImage.Word(image, word);
                Kind[step] = head & 255;
                RecordRule[step] = (head >> 16) & 255;
                A[step] = ProgramImage.Word(image, word + 1);
                B[step] = ProgramImage.Word(image, word + 2);
                C[step] = ProgramImage.Word(image, word + 3);
                D[step] = ProgramImage.Word(image, word + 4);
                TimeLimitMs[step] = ProgramImage.Word(image, word + 5) * 10L;
                FirstCondition[step] = condition;
                condition += (head >> 8) & 255;
            }

            FirstCondition[StepCount] = condition;
            Array.Copy(_check.Loops.Inner, 0, InnerLoop, 0, StepCount);
        }

        [BootCode]
        private void TakeConditions(byte[] image, int conditions)
        {
            for (int i = 0; i < conditions; i++)
            {
                int word = ProgramImage.ConditionAt(StepCount, i);
                int head = ProgramImage.Word(image, word);
                ConditionKind[i] = (byte)head;
                ConditionChannel[i] = (byte)(head >> 8);
                ConditionTarget[i] = (byte)(head >> 16);
                ConditionAndNext[i] = ((head >> 24) & ProgramImage.AndNext) != 0;
                ConditionLimit[i] = ProgramImage.Word(image, word + 1);
            }
        }

        [BootCode]
        private void TakeRecordRules(byte[] image)
        {
            int conditions = ProgramImage.Word(image, ProgramImage.Conditions);
            int words = ProgramImage.Word(image, ProgramImage.RecordRules) * ProgramImage.RecordRuleWords;
            int from = ProgramImage.RecordRuleAt(StepCount, conditions, 0);
            for (int i = 0; i < words; i++)
            {
                RecordRules[i] = ProgramImage.Word(image, from + i);
            }
        }
    }
}
