using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Papers
{
    /// <summary>Two layers of a paper's symmetric cell, lithium on both sides: at rest near 0 V, under current its overpotential.</summary>
    internal static class PaperStack
    {
        /// <summary>C000-01, Li||Li on the hybrid film, 3.0 cm2 at 0.1 mA/cm2: 66 mV on the plateau (R000-002) are 220 ohm.</summary>
        public static StackModel LithiumHybrid()
        {
            return Symmetric(bulkOhms: 20, interfaceOhms: 200, volts: 1.0);
        }

        /// <summary>C001-05, Li|ILE|LAGP|ILE|Li: 153 ohm at the start (R001-025), 14 mV at 0.05 mA/cm2 on 1.8 cm2, below the printed 0.02 V.</summary>
        public static StackModel LagpWithLiquid()
        {
            return Symmetric(bulkOhms: 53, interfaceOhms: 100, volts: 1.0);
        }

        /// <summary>C001-04, Li|LAGP|Li: 1,077 ohm at 50 h (R001-023), 97 mV at 0.05 mA/cm2 on 1.8 cm2; printed about 0.1 V.</summary>
        public static StackModel LagpAlone()
        {
            return Symmetric(bulkOhms: 330, interfaceOhms: 747, volts: 1.5);
        }

        private static StackModel Symmetric(double bulkOhms, double interfaceOhms, double volts)
        {
            StackModel model = ModelLibrary.Stack("C000-05");
            LayerModel layer = model.Layer;
            layer.Capacity.Value = 20;
            layer.LithiumInventory.Value = 200;
            layer.OneC.Value = 1000;
            layer.WindowMax.Value = volts;
            layer.WindowMin.Value = -volts;
            layer.BulkResistance.Value = bulkOhms;
            layer.BulkGrowth.Value = 0;
            layer.InterfaceResistance.Value = interfaceOhms;
            layer.InterfaceResistanceAfter.Value = interfaceOhms;
            layer.SlowShift.Value = 0;
            layer.CoulombicEfficiency.Value = 1;
            layer.FirstCycleEfficiency.Value = 1;
            layer.RetentionPerCycle.Value = 1;
            layer.StateOfCharge.Value = 0.5;
            layer.Swelling.Value = 0;

            // Lithium against lithium has no window of its own; a slope of a millivolt keeps the table rising.
            layer.OpenCircuit.StateOfCharge = [-1, 0, 1, 2];
            layer.OpenCircuit.Volts = [-0.0015, -0.0005, 0.0005, 0.0015];
            return model;
        }
    }
}
