using System.Collections.Generic;

namespace RigFirmware.Host.Drift
{
    /// <summary>The drift check of one rig in its newest run.</summary>
    /// <param name="RigId">Name of the rig.</param>
    /// <param name="BootId">Number of its newest start.</param>
    /// <param name="BeganUtcMs">When the run began, milliseconds since 1970-01-01 UTC; null when no run is stored or the rig did not know the time.</param>
    /// <param name="Channels">Every quantity that has a second path.</param>
    public sealed record DriftReport(string RigId, int BootId, long? BeganUtcMs, IReadOnlyList<DriftChannel> Channels);
}
