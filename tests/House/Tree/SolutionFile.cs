using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RigFirmware.Tests.House.Tree
{
    /// <summary>What RigFirmware.sln and RigFirmware.Host.slnf say.</summary>
    public static partial class SolutionFile
    {
        private const string Solution = "RigFirmware.sln";
        private const string HostFilter = "RigFirmware.Host.slnf";
        private const string FolderType = "2150E333-8FDC-42A3-9474-1A3956D46DE8";

        /// <summary>The solution's projects.</summary>
        public static IReadOnlyList<SolutionEntry> Projects(RepositoryTree tree)
        {
            return Entries(tree).Where(entry => entry.Type != FolderType).ToList();
        }

        /// <summary>The name of the solution folder of each project or folder that lies in one, by id.</summary>
        public static IReadOnlyDictionary<string, string> FolderNames(RepositoryTree tree)
        {
            Dictionary<string, string> names = Entries(tree).ToDictionary(entry => entry.Id, entry => entry.Name);
            return NestingPattern().Matches(tree.Text(Solution))
                .ToDictionary(match => match.Groups[1].Value.ToUpperInvariant(), match => names[match.Groups[2].Value.ToUpperInvariant()]);
        }

        /// <summary>The projects of the host's solution filter.</summary>
        public static IReadOnlyList<string> HostProjects(RepositoryTree tree)
        {
            using JsonDocument filter = JsonDocument.Parse(tree.Text(HostFilter));
            return filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
                .Select(project => project.GetString()!.Replace('\\', '/')).ToList();
        }

        private static List<SolutionEntry> Entries(RepositoryTree tree)
        {
            return EntryPattern().Matches(tree.Text(Solution)).Select(match => new SolutionEntry(
                match.Groups[1].Value.ToUpperInvariant(),
                match.Groups[2].Value,
                match.Groups[3].Value.Replace('\\', '/'),
                match.Groups[4].Value.ToUpperInvariant())).ToList();
        }

        [GeneratedRegex("""^Project\("\{([0-9A-Fa-f-]+)\}"\) = "([^"]+)", "([^"]+)", "\{([0-9A-Fa-f-]+)\}"\r?$""", RegexOptions.Multiline)]
        private static partial Regex EntryPattern();

        [GeneratedRegex(@"^\t\t\{([0-9A-Fa-f-]+)\} = \{([0-9A-Fa-f-]+)\}\r?$", RegexOptions.Multiline)]
        private static partial Regex NestingPattern();
    }
}
