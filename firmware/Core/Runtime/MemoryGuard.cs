using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Sums over the configuration and the loaded program, taken when they were accepted and compared again and again,
    /// a slice a second: memory that changes by itself must not change what the rig does.
    /// </summary>
    [CycleCode]
    public sealed class MemoryGuard
    {
        private const int StepsPerSecond = 32;
        private readonly RigConfiguration _configuration;
        private readonly ProgramTable _program;
        private readonly int _configurationSum;
        private int _programSum;
        private int _runningSum;
        private int _step;

        /// <summary>Takes the configuration's sum.</summary>
        public MemoryGuard(RigConfiguration configuration, ProgramTable program)
        {
            _configuration = configuration;
            _program = program;
            _configurationSum = configuration.Checksum();
            TakeProgram();
        }

        /// <summary>Takes the sum of the program that was just loaded.</summary>
        public void TakeProgram()
        {
            _step = 0;
            _runningSum = 0;
            _programSum = Sum(0, _program.StepCount, 0);
        }

        /// <summary>Compares the next slice; called once a second.</summary>
        public void Second(SafetyInputs inputs)
        {
            inputs.ConfigurationBroken |= _configuration.Checksum() != _configurationSum;
            int end = _step + StepsPerSecond;
            if (end < _program.StepCount)
            {
                _runningSum = Sum(_step, end, _runningSum);
                _step = end;
                return;
            }

            inputs.ProgramBroken = Sum(_step, _program.StepCount, _runningSum) != _programSum;
            _step = 0;
            _runningSum = 0;
        }

        private int Sum(int from, int to, int sum)
        {
            ProgramTable p = _program;
            for (int i = from; i < to; i++)
            {
                // A polynomial sum: a flipped bit and two swapped words both change it.
                sum = unchecked((sum * 31) + p.Kind[i]);
                sum = unchecked((sum * 31) + p.A[i]);
                sum = unchecked((sum * 31) + p.B[i]);
                sum = unchecked((sum * 31) + p.C[i]);
                sum = unchecked((sum * 31) + p.D[i]);
                sum = unchecked((sum * 31) + (int)p.TimeLimitMs[i]);
                sum = unchecked((sum * 31) + p.FirstCondition[i]);
                int last = p.FirstCondition[i + 1];
                for (int c = p.FirstCondition[i]; c < last; c++)
                {
                    sum = unchecked((sum * 31) + p.ConditionLimit[c]);
                    sum = unchecked((sum * 31) + p.ConditionKind[c] + (p.ConditionChannel[c] << 8) + (p.ConditionTarget[c] << 16));
                }
            }

            return sum;
        }
    }
}
