namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Finds programs that can never come to their end: a step from which every way, through time limits, conditions, loops and
    /// jumps, leads back. Marks backwards from the end until nothing changes.
    /// </summary>
    public sealed class ReachCheck
    {
        private readonly bool[] _ends = new bool[ProgramImage.StepsMax + 1];

        /// <summary>The first step without a way to the end, from 0, or -1.</summary>
        public int ErrorStep { get; private set; }

        /// <summary><see cref="ProgramError.None"/> or <see cref="ProgramError.Endless"/>.</summary>
        public int Check(byte[] image, LoopCheck loops)
        {
            int steps = ProgramImage.Word(image, ProgramImage.Steps);
            for (int i = 0; i < steps; i++)
            {
                _ends[i] = false;
            }

            _ends[steps] = true;
            bool changed = true;
            while (changed)
            {
                changed = false;
                int condition = ProgramImage.Word(image, ProgramImage.Conditions);
                for (int step = steps - 1; step >= 0; step--)
                {
                    condition -= (ProgramImage.Word(image, ProgramImage.StepAt(step)) >> 8) & 255;
                    if (!_ends[step] && Leads(image, steps, step, condition))
                    {
                        _ends[step] = true;
                        changed = true;
                    }
                }
            }

            for (int step = 0; step < steps; step++)
            {
                if (!_ends[step])
                {
                    ErrorStep = step;
                    return ProgramError.Endless;
                }
            }

            ErrorStep = -1;
            return ProgramError.None;
        }

        private bool Leads(byte[] image, int steps, int step, int firstCondition)
        {
            int word = ProgramImage.StepAt(step);
            int head = ProgramImage.Word(image, word);
            if ((head & 255) == StepKind.Goto)
            {
                return _ends[ProgramImage.Word(image, word + 1)];
            }

            int limit = ProgramImage.Word(image, word + 5);
            int count = (head >> 8) & 255;
            bool joined = false;
            for (int i = 0; i < count; i++)
            {
                int at = ProgramImage.ConditionAt(steps, firstCondition + i);
                int condition = ProgramImage.Word(image, at);
                bool andNext = (condition >> 24) != 0;
                int target = (condition >> 16) & 255;
                target = target == ProgramImage.NextStep ? step + 1 : target;
                if (!andNext && _ends[target])
                {
                    return true;
                }

                // A lone time condition inside the time limit always comes true: nothing after it can be counted on.
                if (!andNext && !joined && (condition & 255) == EndKind.Time && ProgramImage.Word(image, at + 1) <= limit)
                {
                    return OtherTargetsLead(image, steps, step, firstCondition + i + 1, count - i - 1);
                }

                joined = andNext;
            }

            return _ends[step + 1];
        }

        private bool OtherTargetsLead(byte[] image, int steps, int step, int condition, int count)
        {
            for (int i = 0; i < count; i++)
            {
                int head = ProgramImage.Word(image, ProgramImage.ConditionAt(steps, condition + i));
                int target = (head >> 16) & 255;
                if ((head >> 24) == 0 && _ends[target == ProgramImage.NextStep ? step + 1 : target])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
