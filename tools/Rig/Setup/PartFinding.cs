using System.Collections.Generic;

namespace RigFirmware.Rig.Setup
{
    /// <summary>What a check-up found of one part.</summary>
    /// <param name="Name">The part's name.</param>
    /// <param name="Purpose">What it is for.</param>
    /// <param name="NeededBy">The verbs that need it.</param>
    /// <param name="IsFound">Whether it is here.</param>
    /// <param name="Version">Its version where it could be read.</param>
    /// <param name="Location">Its path, or the library's name.</param>
    /// <param name="InstallCommand">The command that installs it; null when it is here or no package is known.</param>
    public sealed record PartFinding(
        string Name,
        string Purpose,
        IReadOnlyList<string> NeededBy,
        bool IsFound,
        string? Version,
        string? Location,
        string? InstallCommand);
}
