using System.Collections.Generic;

namespace RigFirmware.Rig.Testing
{
    /// <summary>What one suite's run came to.</summary>
    /// <param name="Suite">The suite's name.</param>
    /// <param name="Passed">Tests that passed.</param>
    /// <param name="Failed">Tests that failed; a suite that broke off counts as one more.</param>
    /// <param name="Skipped">Tests that were skipped, each with its reason.</param>
    /// <param name="Seconds">Time from start to end.</param>
    public sealed record SuiteResult(string Suite, int Passed, int Failed, IReadOnlyList<SkippedTest> Skipped, double Seconds);
}
