using RigFirmware.Host.Impedance;

namespace RigFirmware.Host.Analysis
{
    /// <summary>One impedance sweep of a run and when it began.</summary>
    /// <param name="StartMs">Milliseconds of the rig at its first record, not wrapping.</param>
    /// <param name="Result">What it measured, cell by cell and of the stack.</param>
    public sealed record RunSweep(long StartMs, ImpedanceResult Result);
}
