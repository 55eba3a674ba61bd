using System.Collections.Generic;

namespace RigFirmware.Host.Impedance
{
    /// <summary>What one rig measured between two starts.</summary>
    /// <param name="RigId">The rig.</param>
    /// <param name="BootId">Number of its start.</param>
    /// <param name="Sweeps">Its sweeps, oldest first.</param>
    public sealed record RigImpedance(string RigId, long BootId, IReadOnlyList<ImpedanceResult> Sweeps);
}
