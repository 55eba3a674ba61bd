using System.Collections.Generic;

namespace RigFirmware.Rig.Setup
{
    /// <summary>One program or library of the system that some verbs need: a row of parts.csv.</summary>
    /// <param name="Name">The name a person reads.</param>
    /// <param name="Kind">How it is looked for: a command of the path or a native library.</param>
    /// <param name="Probes">Names to look for; any one of them will do.</param>
    /// <param name="VersionArguments">What makes the command print its version; null for a library.</param>
    /// <param name="AptPackages">Debian's and Ubuntu's packages, the first that exists is taken; empty when there is none.</param>
    /// <param name="BrewPackage">Homebrew's package; null when there is none.</param>
    /// <param name="WingetPackage">Windows' package; null when there is none.</param>
    /// <param name="DotnetTool">The .NET tool; null when it is none.</param>
    /// <param name="NeededBy">The verbs that need it, or <c>verb:what</c> for a part of a verb.</param>
    /// <param name="Purpose">What it is for, a few words.</param>
    public sealed record Part(
        string Name,
        PartKind Kind,
        IReadOnlyList<string> Probes,
        string? VersionArguments,
        IReadOnlyList<string> AptPackages,
        string? BrewPackage,
        string? WingetPackage,
        string? DotnetTool,
        IReadOnlyList<string> NeededBy,
        string Purpose);
}
