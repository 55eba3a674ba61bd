namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Checks the loops and jumps of a program: each loop lies wholly inside or wholly outside any other, each pass takes
    /// time, and nothing jumps into a loop from outside. Iterative, bounded by steps times nesting.
    /// </summary>
    public sealed class LoopCheck
    {
        private readonly int[] _outermost = new int[ProgramImage.StepsMax];
        private readonly int[] _depth = new int[ProgramImage.StepsMax];

        /// <summary>For each step the loop step of the innermost loop around it, or -1; of a loop step the loop outside it. Shape [<see cref="ProgramImage.StepsMax"/>].</summary>
        public readonly int[] Inner = new int[ProgramImage.StepsMax];

        /// <summary>The step of the error, from 0, or -1.</summary>
        public int ErrorStep { get; private set; }

        /// <summary><see cref="ProgramError.None"/> or the first error.</summary>
        public int Check(byte[] image)
        {
            int steps = ProgramImage.Word(image, ProgramImage.Steps);
            for (int i = 0; i < steps; i++)
            {
                Inner[i] = -1;
                _outermost[i] = -1;
                _depth[i] = 0;
            }

            for (int step = 0; step < steps; step++)
            {
                ErrorStep = step;
                int error = Kind(image, step) == StepKind.Loop ? Loop(image, step) : ProgramError.None;
                if (error != ProgramError.None)
                {
                    return error;
                }
            }

            // Jumps are judged when every loop is known.
            for (int step = 0; step < steps; step++)
            {
                ErrorStep = step;
                if (Kind(image, step) == StepKind.Goto && !JumpIsGood(image, step, Argument(image, step, 1), true))
                {
                    return ProgramError.Goto;
                }
            }

            return Targets(image, steps);
        }

        /// <summary>True when loop <paramref name="loop"/> goes around <paramref name="step"/>, its own loop step included.</summary>
        public static bool Contains(byte[] image, int loop, int step)
        {
            return step <= loop && step >= Argument(image, loop, 1);
        }

        private int Loop(byte[] image, int step)
        {
            int start = Argument(image, step, 1);
            int passes = Argument(image, step, 2);
            if (start < 0 || start >= step || passes < 1 || passes > ProgramImage.PassesMax)
            {
                return ProgramError.Loop;
            }

            for (int i = start; i < step; i++)
            {
                int around = _outermost[i];
                if (around >= 0 && Argument(image, around, 1) < start)
                {
                    return ProgramError.Loop;
                }

                if (++_depth[i] > ProgramImage.LoopDepthMax)
                {
                    return ProgramError.LoopDepth;
                }

                Inner[i] = Inner[i] < 0 ? step : Inner[i];
                _outermost[i] = step;
            }

            // A loop step counts as part of its own loop when an outer one closes around it.
            _outermost[step] = step;
            return PassTakesTime(image, start, step) ? ProgramError.None : ProgramError.LoopWithoutTime;
        }

        /// <summary>Follows the only way through a body that passes no timed step; when that way reaches the loop step, a pass may take no time.</summary>
        private static bool PassTakesTime(byte[] image, int start, int loop)
        {
            int at = start;
            while (at < loop)
            {
                int kind = Kind(image, at);
                if (Argument(image, at, 5) != 0)
                {
                    return true;
                }

                int target = kind == StepKind.Goto ? Argument(image, at, 1) : at + 1;
                at = target > at ? target : at + 1;
            }

            return at > loop;
        }

        private int Targets(byte[] image, int steps)
        {
            int condition = 0;
            for (int step = 0; step < steps; step++)
            {
                ErrorStep = step;
                int count = (ProgramImage.Word(image, ProgramImage.StepAt(step)) >> 8) & 255;
                for (int i = 0; i < count; i++, condition++)
                {
                    int target = (ProgramImage.Word(image, ProgramImage.ConditionAt(steps, condition)) >> 16) & 255;
                    if (target != ProgramImage.NextStep && !JumpIsGood(image, step, target, false))
                    {
                        return ProgramError.Goto;
                    }
                }
            }

            ErrorStep = -1;
            return ProgramError.None;
        }

        private bool JumpIsGood(byte[] image, int from, int target, bool forwardOnly)
        {
            int steps = ProgramImage.Word(image, ProgramImage.Steps);
            if (target < 0 || target > steps || (forwardOnly && target <= from))
            {
                return false;
            }

            // Every loop around the target must already be around the start, or its pass counter would be stale.
            int loop = target == steps ? -1 : Kind(image, target) == StepKind.Loop ? target : Inner[target];
            while (loop >= 0)
            {
                if (!Contains(image, loop, from))
                {
                    return false;
                }

                loop = Inner[loop];
            }

            return true;
        }

        private static int Kind(byte[] image, int step)
        {
            return ProgramImage.Word(image, ProgramImage.StepAt(step)) & 255;
        }

        private static int Argument(byte[] image, int step, int word)
        {
            return ProgramImage.Word(image, ProgramImage.StepAt(step) + word);
        }
    }
}
