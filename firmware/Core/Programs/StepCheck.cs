using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Checks each step and its conditions by itself: kind, time limit, current, voltage, temperature, force, cell and record rule
    /// against the narrower of the rig's and the program's limits.
    /// </summary>
    public sealed class StepCheck
    {
        /// <summary>How far a voltage in a program may lie outside the cell window, in microvolts a cell: room for rounding, not for use.</summary>
        public const int WindowToleranceMicrovolts = 1000;

        private int _cells;
        private int _cellMax;
        private int _cellMin;
        private int _nanoampsMax;
        private int _plateMax;
        private int _plateMin;
        private int _clampMax;

        /// <summary>The step of the error, from 0, or -1.</summary>
        public int ErrorStep { get; private set; }

        /// <summary><see cref="ProgramError.None"/> or the first error.</summary>
        public int Check(byte[] image, RigConfiguration configuration)
        {
            TakeLimits(image, configuration);
            int steps = ProgramImage.Word(image, ProgramImage.Steps);
            int conditions = ProgramImage.Word(image, ProgramImage.Conditions);
            int next = 0;
            for (int step = 0; step < steps; step++)
            {
                ErrorStep = step;
                int word = ProgramImage.StepAt(step);
                int head = ProgramImage.Word(image, word);
                int count = (head >> 8) & 255;
                int error = Step(image, word, head, steps);
                if (error == ProgramError.None && (count > ProgramImage.ConditionsPerStepMax || next + count > conditions))
                {
                    error = ProgramError.Condition;
                }

                for (int i = 0; i < count && error == ProgramError.None; i++)
                {
                    error = Condition(image, ProgramImage.ConditionAt(steps, next + i), steps, i == count - 1);
                }

                if (error != ProgramError.None)
                {
                    return error;
                }

                next += count;
            }

            ErrorStep = -1;
            return next == conditions ? RecordRules(image, steps, conditions) : ProgramError.Count;
        }

        private void TakeLimits(byte[] image, RigConfiguration configuration)
        {
            _cells = configuration.CellCount;
            _cellMax = Or(image, ProgramImage.CellMicrovoltsMax, configuration.CellMicrovoltsMax);
            _cellMin = Or(image, ProgramImage.CellMicrovoltsMin, configuration.CellMicrovoltsMin);
            _nanoampsMax = Or(image, ProgramImage.StackNanoampsMax, configuration.StackNanoampsMax);
            _plateMax = Or(image, ProgramImage.PlateMillidegreesMax, configuration.PlateMillidegreesMax);
            _plateMin = configuration.PlateMillidegreesMin;
            _clampMax = Or(image, ProgramImage.ClampMillinewtonsMax, configuration.ClampMillinewtonsMax);
        }

        private static int Or(byte[] image, int word, int configured)
        {
            int value = ProgramImage.Word(image, word);
            return value == ProgramImage.Unset ? configured : value;
        }

        private int Step(byte[] image, int word, int head, int steps)
        {
            int kind = head & 255;
            if (!StepKind.IsKnown(kind))
            {
                return ProgramError.StepKind;
            }

            int rule = (head >> 16) & 255;
            if (rule != ProgramImage.NoRecordRule && rule >= ProgramImage.Word(image, ProgramImage.RecordRules))
            {
                return ProgramError.RecordRule;
            }

            int limit = ProgramImage.Word(image, word + 5);
            bool timed = StepKind.AlwaysTakesTime(kind) || (StepKind.MayTakeTime(kind) && limit != 0);
            if (timed ? limit < 1 || limit > ProgramImage.TimeLimitMax : limit != 0)
            {
                return ProgramError.TimeLimit;
            }

            // Nothing would ever look at the conditions of a step that is passed within a tick.
            if (!timed && ((head >> 8) & 255) != 0)
            {
                return ProgramError.Condition;
            }

            return Arguments(image, word, kind);
        }

        private int Arguments(byte[] image, int word, int kind)
        {
            int a = ProgramImage.Word(image, word + 1);
            int b = ProgramImage.Word(image, word + 2);
            switch (kind)
            {
                case StepKind.ConstantCurrent:
                    return Current(a) ? ProgramError.None : ProgramError.Current;
                case StepKind.ConstantStackVoltage:
                    return !Current(b) || b < 0 ? ProgramError.Current
                        : StackVoltage(a) ? ProgramError.None : ProgramError.Voltage;
                case StepKind.ConstantCellVoltage:
                    int side = ProgramImage.Word(image, word + 3);
                    return !Current(b) || b < 0 ? ProgramError.Current
                        : CellVoltage(a) && (side == 1 || side == -1) ? ProgramError.None : ProgramError.Voltage;
                case StepKind.SweepStackVoltage:
                    int largest = ProgramImage.Word(image, word + 3);
                    return !Current(largest) || largest < 0 ? ProgramError.Current
                        : StackVoltage(a) && StackVoltage(b) ? ProgramError.None : ProgramError.Voltage;
                case StepKind.Impedance:
                    return Wave(a, b, ProgramImage.Word(image, word + 3), ProgramImage.Word(image, word + 4));
                case StepKind.SetTemperature:
                    return a >= _plateMin && a <= _plateMax ? ProgramError.None : ProgramError.Temperature;
                case StepKind.SetForce:
                    return a >= 0 && a <= _clampMax ? ProgramError.None : ProgramError.Force;
                case StepKind.Tag:
                    return a >= 0 ? ProgramError.None : ProgramError.StepKind;
                default:
                    // Loops and gotos are judged by LoopCheck, which knows the whole program.
                    return ProgramError.None;
            }
        }

        private int Wave(int nanoamps, int biasNanoamps, int periodSlices, int tones)
        {
            // The peak counts, not the mean: both ends of the wave have to lie within the limits.
            return nanoamps <= 0 || !Current(Saturate.Add(nanoamps, Saturate.Magnitude(biasNanoamps))) ? ProgramError.Current
                : ExcitationTones.AreGood(periodSlices, tones) ? ProgramError.None : ProgramError.Frequency;
        }

        private int Condition(byte[] image, int word, int steps, bool last)
        {
            int head = ProgramImage.Word(image, word);
            int limit = ProgramImage.Word(image, word + 1);
            int kind = head & 255;
            int channel = (head >> 8) & 255;
            int flags = (head >> 24) & 255;
            if (!EndKind.IsKnown(kind) || flags > ProgramImage.AndNext || (last && flags != 0))
            {
                return ProgramError.Condition;
            }

            int target = (head >> 16) & 255;
            if (target != ProgramImage.NextStep && target > steps)
            {
                return ProgramError.Goto;
            }

            if (EndKind.NamesCell(kind) ? channel >= _cells : channel != ProgramImage.NoChannel)
            {
                return ProgramError.Cell;
            }

            return Limit(kind, limit);
        }

        private int Limit(int kind, int limit)
        {
            if (EndKind.IsCellVoltage(kind))
            {
                return CellVoltage(limit) ? ProgramError.None : ProgramError.Voltage;
            }

            switch (kind)
            {
                case EndKind.Time:
                    return limit >= 1 && limit <= ProgramImage.TimeLimitMax ? ProgramError.None : ProgramError.TimeLimit;
                case EndKind.StackAbove:
                case EndKind.StackBelow:
                    return StackVoltage(limit) ? ProgramError.None : ProgramError.Voltage;
                case EndKind.CurrentAbove:
                case EndKind.CurrentBelow:
                    return limit > 0 && limit <= _nanoampsMax ? ProgramError.None : ProgramError.Current;
                case EndKind.TemperatureAbove:
                case EndKind.TemperatureBelow:
                case EndKind.AllPlatesAbove:
                    return limit >= _plateMin && limit <= _plateMax ? ProgramError.None : ProgramError.Temperature;
                case EndKind.ForceAbove:
                case EndKind.ForceBelow:
                    return limit >= 0 && limit <= _clampMax ? ProgramError.None : ProgramError.Force;
                default:
                    // Charge, spread and slopes: any positive amount is possible, zero would be reached at once.
                    return limit > 0 ? ProgramError.None : ProgramError.Condition;
            }
        }

        private static int RecordRules(byte[] image, int steps, int conditions)
        {
            int words = ProgramImage.Word(image, ProgramImage.RecordRules) * ProgramImage.RecordRuleWords;
            int from = ProgramImage.RecordRuleAt(steps, conditions, 0);
            for (int i = 0; i < words; i++)
            {
                if (ProgramImage.Word(image, from + i) < 0)
                {
                    return ProgramError.RecordRule;
                }
            }

            return ProgramError.None;
        }

        private bool Current(int nanoamps)
        {
            return nanoamps != 0 && Saturate.Magnitude(nanoamps) <= _nanoampsMax
                && Saturate.Magnitude(nanoamps) <= CurrentRange.NanoampsMax(CurrentRange.Milliamps500);
        }

        private bool CellVoltage(int microvolts)
        {
            return microvolts >= Saturate.Subtract(_cellMin, WindowToleranceMicrovolts)
                && microvolts <= Saturate.Add(_cellMax, WindowToleranceMicrovolts);
        }

        private bool StackVoltage(int microvolts)
        {
            return microvolts >= ((long)_cellMin - WindowToleranceMicrovolts) * _cells
                && microvolts <= ((long)_cellMax + WindowToleranceMicrovolts) * _cells;
        }
    }
}
