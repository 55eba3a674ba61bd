using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Compiling;

namespace RigFirmware.Host.Programs
{
    /// <summary>How long a program takes: when every step runs into its time limit, and when charges and discharges move the nominal capacity.</summary>
    /// <param name="Longest">Hundredths of a second; no jump back by a condition counted.</param>
    /// <param name="Nominal">Hundredths of a second, or null when 1C is not known.</param>
    public sealed record ProgramDuration(decimal Longest, decimal? Nominal)
    {
        /// <summary>The durations of a compiled program.</summary>
        /// <param name="program">The program.</param>
        /// <param name="oneCNanoamps">Current of 1C, or null.</param>
        public static ProgramDuration Of(CompiledProgram program, decimal? oneCNanoamps)
        {
            decimal[] passes = Passes(program.Steps);
            decimal longest = program.Steps.Select((step, i) => step.TimeLimit * passes[i]).Sum();
            decimal? nominal = oneCNanoamps is null ? null : program.Steps.Select((step, i) => NominalTime(step, oneCNanoamps.Value) * passes[i]).Sum();
            return new ProgramDuration(longest, nominal);
        }

        /// <summary>How often each step runs when no jump leaves its loops.</summary>
        public static decimal[] Passes(IReadOnlyList<CompiledStep> steps)
        {
            decimal[] passes = Enumerable.Repeat(1m, steps.Count).ToArray();
            foreach ((CompiledStep loop, int end) in steps.Select((step, i) => (step, i)).Where(item => item.step.Kind == StepKind.Loop))
            {
                for (int i = loop.A; i < end; i++)
                {
                    passes[i] *= loop.B;
                }
            }

            return passes;
        }

        private static decimal NominalTime(CompiledStep step, decimal oneCNanoamps)
        {
            if (step.Kind != StepKind.ConstantCurrent || step.A == 0)
            {
                return step.TimeLimit;
            }

            decimal nanoamps = Math.Abs((decimal)step.A);
            decimal time = oneCNanoamps / nanoamps * 360000m;
            foreach (CompiledCondition charge in step.Conditions.Where(condition => condition.Kind == EndKind.Charge))
            {
                time = Math.Min(time, charge.Limit / nanoamps * 360000m);
            }

            bool endsByVoltage = step.Conditions.Any(condition => condition.Kind is >= EndKind.StackAbove and <= EndKind.CellBelow);
            bool endsByCharge = step.Conditions.Any(condition => condition.Kind == EndKind.Charge);
            return endsByVoltage || endsByCharge ? Math.Min(time, step.TimeLimit) : step.TimeLimit;
        }
    }
}
