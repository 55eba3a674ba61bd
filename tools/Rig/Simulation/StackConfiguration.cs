using RigFirmware.Core.Configuration;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>What a lab provisions for a stack: the firmware's limits, and the hardware thresholds outside them.</summary>
    public static class StackConfiguration
    {
        /// <summary>Distance of the hardware's comparators from the firmware's last tier, in microvolts (hardware/interlock.md).</summary>
        public const int ComparatorMicrovolts = 50000;

        /// <summary>The firmware's configuration for a stack.</summary>
        public static RigConfiguration For(StackModel model)
        {
            return new RigConfiguration
            {
                CellCount = model.CellCount,
                CellMicrovoltsMax = (int)(model.Layer.WindowMax.Value * 1e6),
                CellMicrovoltsMin = (int)(model.Layer.WindowMin.Value * 1e6),
                OneCNanoamps = (int)(model.Layer.OneC.Value * 1e3),
            };
        }

        /// <summary>The firmware's configuration for a scenario: the stack's, with what the scenario provisions otherwise.</summary>
        public static RigConfiguration For(Scenario scenario, StackModel model)
        {
            RigConfiguration configuration = For(model);
            configuration.ChargeMicroampHoursMax = scenario.ChargeMicroampHoursMax ?? configuration.ChargeMicroampHoursMax;
            return configuration;
        }

        /// <summary>The hardware's thresholds: the comparators sit 50 mV outside the firmware's last tier.</summary>
        public static HardwareLimits Hardware(RigConfiguration configuration)
        {
            return new HardwareLimits
            {
                ComparatorVoltsMax = (configuration.CellMicrovoltsMax + configuration.CellTripMicrovolts + ComparatorMicrovolts) * 1e-6,
                ComparatorVoltsMin = (configuration.CellMicrovoltsMin - configuration.CellTripMicrovolts - ComparatorMicrovolts) * 1e-6,
                ClampMillinewtonsMax = configuration.ClampMillinewtonsMax,
            };
        }
    }
}
