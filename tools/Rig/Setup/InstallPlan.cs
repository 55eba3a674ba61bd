using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Rig.Setup
{
    /// <summary>How missing parts are installed on this kind of system.</summary>
    public static class InstallPlan
    {
        /// <summary>Whether the system's packages are Debian's or Ubuntu's.</summary>
        public static bool HasApt => OperatingSystem.IsLinux() && PartProbe.FindCommand("apt-get") != null;

        /// <summary>The one command line that installs the parts on this system; null when some part has none here.</summary>
        public static string? CommandFor(IReadOnlyList<Part> parts)
        {
            var commands = new List<string>();
            List<Part> tools = parts.Where(part => part.DotnetTool != null).ToList();
            List<Part> packages = parts.Except(tools).ToList();
            commands.AddRange(tools.Select(part => $"dotnet tool install --global {part.DotnetTool}"));
            if (packages.Count == 0)
            {
                return string.Join(" && ", commands);
            }

            string? line = OperatingSystem.IsWindows() ? Line(packages, "winget install", part => part.WingetPackage)
                : OperatingSystem.IsMacOS() ? Line(packages, "brew install", part => part.BrewPackage)
                : HasApt ? $"{SudoPrefix}apt-get update && {SudoPrefix}apt-get install -y {string.Join(' ', AptPackages(packages))}"
                : null;
            if (line == null)
            {
                return null;
            }

            commands.Add(line);
            return string.Join(" && ", commands);
        }

        /// <summary>Debian's packages of the parts, of alternatives the first that this system's lists know.</summary>
        public static IReadOnlyList<string> AptPackages(IReadOnlyList<Part> parts)
        {
            return parts.Where(part => part.AptPackages.Count > 0)
                .Select(part => part.AptPackages.FirstOrDefault(IsInLists) ?? part.AptPackages[0])
                .Distinct().ToList();
        }

        private static string SudoPrefix => Environment.IsPrivilegedProcess ? string.Empty : "sudo ";

        private static bool IsInLists(string package)
        {
            string policy = Shell.Capture("apt-cache", "policy", package);
            return policy.Contains("Candidate:", StringComparison.Ordinal) && !policy.Contains("Candidate: (none)", StringComparison.Ordinal);
        }

        private static string? Line(List<Part> parts, string installer, Func<Part, string?> package)
        {
            List<string?> packages = parts.Select(package).Distinct().ToList();
            return packages.Contains(null) ? null : $"{installer} {string.Join(' ', packages)}";
        }
    }
}
