using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Sums over the configuration and the loaded program, taken when they were accepted and compared once a second: memory that
    /// changes by itself must not change what the rig does. A long program is summed in slices, one every second tick, so that no tick
    /// pays for all of it and every step still has its turn each second.
    /// </summary>
    [CycleCode]
    public sealed class MemoryGuard
    {
        private const int StepsPerSlice = 32;
        private const int Slices = (ProgramImage.StepsMax + StepsPerSlice - 1) / StepsPerSlice;
        private readonly RigConfiguration _configuration;
        private readonly ProgramTable _program;
        private readonly int _configurationSum;
        private readonly int[] _sums = new int[Slices];
        private int _slice;
        private bool _isBroken;

        /// <summary>Takes the configuration's sum.</summary>
        public MemoryGuard(RigConfiguration configuration, ProgramTable program)
        {
            _configuration = configuration;
            _program = program;
            _configurationSum = configuration.Checksum();
            TakeProgram();
        }

        /// <summary>True while slices of this second are left for <see cref="Continue"/>; written here alone. A field, since the loop reads it every second tick.</summary>
        public bool HasSlices;

        /// <summary>Takes the sums of the program that was just loaded.</summary>
        public void TakeProgram()
        {
            HasSlices = false;
            _isBroken = false;
            for (int slice = 0; slice < Slices; slice++)
            {
                _sums[slice] = Sum(slice);
            }
        }

        /// <summary>Compares the configuration and the program's first slice; called once a second.</summary>
        public void Second(SafetyInputs inputs)
        {
            inputs.ConfigurationBroken |= _configuration.Checksum() != _configurationSum;
            _slice = 0;
            Continue(inputs);
        }

        /// <summary>Compares the program's next slice; called every second tick while <see cref="HasSlices"/>. A program that is broken stays so until another one is loaded.</summary>
        public void Continue(SafetyInputs inputs)
        {
            _isBroken |= Sum(_slice) != _sums[_slice];
            _slice++;
            HasSlices = _slice < Slices && _slice * StepsPerSlice < _program.StepCount;
            inputs.ProgramBroken = _isBroken;
        }

        private int Sum(int slice)
        {
            int from = slice * StepsPerSlice;
            int to = from + StepsPerSlice;
            ProgramTable p = _program;
            int sum = 0;
            if (slice == 0)
            {
                // The program's own limits belong to no step.
                sum = unchecked((((p.StepCount * 31) + p.CellMicrovoltsMax) * 31) + p.CellMicrovoltsMin);
                sum = unchecked((((((sum * 31) + p.StackNanoampsMax) * 31) + p.PlateMillidegreesMax) * 31) + p.ClampMillinewtonsMax);
            }

            return Sum(p, from, to < p.StepCount ? to : p.StepCount, sum);
        }

        private static int Sum(ProgramTable p, int from, int to, int sum)
        {
            int[] limits = p.ConditionLimit;
            byte[] kinds = p.ConditionKind;
            byte[] channels = p.ConditionChannel;
            byte[] targets = p.ConditionTarget;
            bool[] ands = p.ConditionAndNext;
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
                    sum = ands[c] ? ~sum : sum;
                }
            }

            return sum;
        }
    }
}
