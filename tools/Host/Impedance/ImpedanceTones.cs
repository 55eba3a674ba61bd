using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Host.Programs.Compiling;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The tones of one recorded impedance step.</summary>
    /// <param name="PeriodSlices">Base period in slices of 2 ms.</param>
    /// <param name="Word">Word of <see cref="ExcitationTones"/>.</param>
    public sealed record ImpedanceTones(int PeriodSlices, int Word)
    {
        /// <summary>Base period in seconds.</summary>
        public double PeriodSeconds => (double)PeriodSlices / Slices.PerSecond;

        /// <summary>Harmonics of the base period, ascending.</summary>
        public IReadOnlyList<int> Harmonics { get; } = Enumerable.Range(1, ExcitationTones.HarmonicMax).Where(harmonic => ((Word >> (harmonic - 1)) & 1) != 0).ToList();

        /// <summary>The impedance steps of a compiled program by image step, for recordings that carry no step messages.</summary>
        public static IReadOnlyDictionary<int, ImpedanceTones> Of(CompiledProgram program)
        {
            return program.Steps.Select((step, index) => (step, index)).Where(item => item.step.Kind == StepKind.Impedance)
                .ToDictionary(item => item.index, item => new ImpedanceTones(item.step.C, item.step.D));
        }
    }
}
