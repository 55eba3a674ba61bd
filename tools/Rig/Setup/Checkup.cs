using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace RigFirmware.Rig.Setup
{
    /// <summary>What one look at this machine found.</summary>
    /// <param name="OperatingSystem">The system's own name for itself.</param>
    /// <param name="IsReadyForDemo">Whether <c>./rig demo</c> lacks nothing.</param>
    /// <param name="IsReadyForTest">Whether <c>./rig test</c> lacks nothing.</param>
    /// <param name="Parts">The .NET SDK, then every row of parts.csv.</param>
    /// <param name="SerialPorts">The serial ports a board could hang on.</param>
    public sealed record Checkup(
        string OperatingSystem,
        bool IsReadyForDemo,
        bool IsReadyForTest,
        IReadOnlyList<PartFinding> Parts,
        IReadOnlyList<SerialPort> SerialPorts)
    {
        /// <summary>Looks at this machine; changes nothing.</summary>
        public static Checkup Run()
        {
            List<PartFinding> parts = PartList.All.Select(Look).ToList();
            return new Checkup(
                RuntimeInformation.OSDescription,
                HasAllFor("demo", parts),
                HasAllFor("test", parts),
                [LookForSdk(), .. parts],
                SerialPort.FindAll());
        }

        private static PartFinding Look(Part part)
        {
            string? location = PartProbe.Locate(part);
            return new PartFinding(
                part.Name,
                part.Purpose,
                part.NeededBy,
                location != null,
                PartProbe.Version(part),
                location,
                location == null ? InstallPlan.CommandFor([part]) : null);
        }

        private static PartFinding LookForSdk()
        {
            string version = Shell.Capture(Repository.Dotnet, "--version").Trim();
            return new PartFinding(".NET SDK", "builds everything", ["demo", "test"], true, version, Repository.Dotnet, null);
        }

        private static bool HasAllFor(string verb, List<PartFinding> parts)
        {
            return parts.All(part => part.IsFound
                || !part.NeededBy.Any(need => need == verb || need.StartsWith(verb + ":", StringComparison.Ordinal)));
        }
    }
}
