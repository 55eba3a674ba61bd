using System.Collections.Generic;

namespace RigFirmware.Host.SelfTests
{
    /// <summary>What the newest self-test of a rig's front end found.</summary>
    /// <param name="RigId">Name of the rig.</param>
    /// <param name="BootId">Number of its newest start.</param>
    /// <param name="IsDone">False when no self-test of that start is stored: nobody knows.</param>
    /// <param name="UtcMs">When it ended, milliseconds since 1970-01-01 UTC; null when the rig did not know the time.</param>
    /// <param name="FindingCount">How many it counted; more than are listed when some are on their way or lost.</param>
    /// <param name="Findings">Those that are stored.</param>
    public sealed record SelfTestOutcome(string RigId, int BootId, bool IsDone, long? UtcMs, long FindingCount, IReadOnlyList<SelfTestReportLine> Findings);
}
