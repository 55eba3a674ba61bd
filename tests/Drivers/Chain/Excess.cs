using System;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Drivers.Chain
{
    /// <summary>The ends between which the stack's true current stayed, at every step of the plant.</summary>
    internal sealed class Excess : IPlantObserver
    {
        public double HighestNanoamps { get; private set; }

        public double LowestNanoamps { get; private set; }

        public void Observe(PlantTruth truth, long nowUs)
        {
            double nanoamps = truth.Layers.StackAmps * 1e9;
            HighestNanoamps = Math.Max(HighestNanoamps, nanoamps);
            LowestNanoamps = Math.Min(LowestNanoamps, nanoamps);
        }
    }
}
