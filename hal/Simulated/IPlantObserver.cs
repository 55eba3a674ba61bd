using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated
{
    /// <summary>Sees the plant after every step and on both sides of every switching.</summary>
    public interface IPlantObserver
    {
        /// <summary>The truth at one instant; equal times follow each other at a jump.</summary>
        /// <param name="truth">Valid during the call.</param>
        /// <param name="nowUs">Microseconds since the simulation's start.</param>
        void Observe(PlantTruth truth, long nowUs);
    }
}
