using RigFirmware.Core.Configuration;
using RigFirmware.Host.Programs.Compiling;

namespace RigFirmware.Host.Programs
{
    /// <summary>The rig that a program is checked against when no real one is at hand.</summary>
    public static class ProgramRigs
    {
        private const int NanoampHours = 1000;

        /// <summary>Ends of what any rig can be provisioned for: a cell input of -5..6 V, 500 mA, -20..100 degC on the plates, a head of 20 kN, 2 Ah a step.</summary>
        public static readonly RigConfiguration Widest = new()
        {
            CellMicrovoltsMin = -5000000,
            CellMicrovoltsMax = 6000000,
            StackNanoampsMax = 500000000,
            PlateMillidegreesMax = 100000,
            ClampMillinewtonsMax = 20000000,
            ChargeMicroampHoursMax = 2000000,
        };

        /// <summary>The default rig with as many cells as the program asks for, provisioned as its 'rig' says.</summary>
        /// <exception cref="ProgramException">No rig can be provisioned so.</exception>
        public static RigConfiguration For(ProgramDocument document)
        {
            var problems = new ProblemList(document.File);
            var configuration = new RigConfiguration();
            configuration.CellCount = document.Cells ?? configuration.CellCount;
            if (document.OneC is { Value: > 0 and < int.MaxValue } oneC)
            {
                configuration.OneCNanoamps = (int)oneC.Value;
            }

            ProgramLimits rig = document.Rig;
            var resolver = new Resolver(document, configuration, problems);
            configuration.CellMicrovoltsMax = Or(rig.CellMax, configuration.CellMicrovoltsMax, Widest.CellMicrovoltsMin, Widest.CellMicrovoltsMax);
            configuration.CellMicrovoltsMin = Or(rig.CellMin, configuration.CellMicrovoltsMin, Widest.CellMicrovoltsMin, Widest.CellMicrovoltsMax);
            configuration.StackNanoampsMax = Or(rig.CurrentMax, configuration.StackNanoampsMax, 1, Widest.StackNanoampsMax);
            configuration.PlateMillidegreesMax = Or(rig.TemperatureMax, configuration.PlateMillidegreesMax, 0, Widest.PlateMillidegreesMax);
            configuration.ClampMillinewtonsMax = Or(rig.ForceMax, configuration.ClampMillinewtonsMax, 0, Widest.ClampMillinewtonsMax);
            int chargeMax = Or(rig.ChargeMax, configuration.ChargeMicroampHoursMax * NanoampHours, NanoampHours, Widest.ChargeMicroampHoursMax * NanoampHours);
            configuration.ChargeMicroampHoursMax = chargeMax / NanoampHours;
            if (configuration.CellMicrovoltsMin >= configuration.CellMicrovoltsMax)
            {
                problems.Add(rig.Line, "the rig's cell window is empty", "write a 'cellMin' below 'cellMax'");
            }

            problems.ThrowIfAny();
            return configuration;

            int Or(Quantity? wanted, int standard, int min, int max)
            {
                if (wanted is null)
                {
                    return standard;
                }

                int value = resolver.Whole(wanted, rig.Line);
                if (value < min || value > max)
                {
                    problems.Add(rig.Line, $"no rig can be provisioned for {wanted.Text}", "cells -5 to 6 V, currents to 500 mA, plates to 100 degC, clamps to 20 kN, steps to 2000 mAh can be had");
                }

                return value;
            }
        }
    }
}
