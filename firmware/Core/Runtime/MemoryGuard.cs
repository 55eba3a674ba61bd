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
            int[] limits = p.ConditionLimit;
            byte[] kinds = p.ConditionKind;
            byte[] channels = p.ConditionChannel;
            byte[] targets = p.ConditionTarget;
            for (int i = from; i < to; i++)
            {
                // A polynomial sum: a flipped bit and two swapped words both change it.
                int first = p.FirstCondition[i];
                sum = unchecked((((((sum * 31) + p.Kind[i]) * 31) + p.A[i]) * 31) + p.B[i]);
                sum = unchecked((((((sum * 31) + p.C[i]) * 31) + p.D[i]) * 31) + (int)p.TimeLimitMs[i]);
                sum = unchecked((sum * 31) + first);
                int last = p.FirstCondition[i + 1];
                for (int c = first; c < last; c++)
                {
                    sum = unchecked((((sum * 31) + limits[c]) * 31) + kinds[c] + (channels[c] << 8) + (targets[c] << 16));
                }
            }

            return sum;
        }
    }
}
