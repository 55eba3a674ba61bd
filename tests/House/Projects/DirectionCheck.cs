using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>Who may depend on whom: the directions drawn in firmware/README.md.</summary>
    public static partial class DirectionCheck
    {
        // Folder of a project -> the folders it may refer to. A project outside these folders may refer to anything but tests.
        private static readonly (string From, string[] To)[] Allowed =
        [
            ("hal/Contracts", []),
            ("firmware/Core", ["hal/Contracts"]),
            ("hal/Drivers", ["hal/Contracts"]),
            ("hal/Boards", ["hal/Contracts", "hal/Drivers", "hal/Boards"]),
            ("firmware/App", ["hal/Contracts", "hal/Boards", "hal/Drivers", "firmware/Core", "firmware/App"]),
            ("hal/Simulated", ["hal/Contracts", "hal/Drivers"]),
        ];

        // Folder of sources -> the namespaces they may use. Core decides: no thread, no clock, no I/O, no device.
        private static readonly (string Folder, string[] Namespaces)[] AllowedUsings =
        [
            ("hal/Contracts", ["System"]),
            ("firmware/Core", ["System", "System.Threading", "RigFirmware.Hal", "RigFirmware.Core"]),
            Room("Domain"),
            Room("Configuration"),
            Room("Sensing", "Domain", "Configuration"),
            Room("Safety", "Domain", "Configuration"),
            Room("Programs", "Domain", "Configuration"),
            Room("Control", "Domain", "Configuration", "Programs", "Safety"),
            Room("Protocol", "Domain", "Configuration", "Programs", "Safety", "Runtime"),
        ];

        private static readonly string[] ForbiddenInCore = ["Thread", "Timer", "DateTime", "Environment", "Console", "Debug", "File", "Stopwatch"];

        /// <summary>A sentence for each dependency that points the wrong way.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            return References(tree).Concat(Usings(tree)).Concat(CoreWords(tree));
        }

        private static IEnumerable<string> References(RepositoryTree tree)
        {
            foreach (ProjectFile project in ProjectFile.All(tree, ".csproj", ".nfproj"))
            {
                string[]? allowed = Allowed.Where(rule => IsIn(project.Path, rule.From)).Select(rule => rule.To).FirstOrDefault();
                bool isTest = IsIn(project.Path, "tests");
                foreach (string reference in project.ProjectReferences)
                {
                    if (!tree.Has(reference))
                    {
                        yield return $"{project.Path} refers to {reference}, which is not there.";
                    }
                    else if (!isTest && IsIn(reference, "tests"))
                    {
                        yield return $"{project.Path} refers to {reference}; nothing depends on tests.";
                    }
                    else if (allowed != null && !allowed.Any(folder => IsIn(reference, folder)))
                    {
                        yield return $"{project.Path} refers to {reference}; allowed: {string.Join(", ", allowed)}.";
                    }
                }
            }
        }

        private static IEnumerable<string> Usings(RepositoryTree tree)
        {
            foreach ((string folder, string[] namespaces) in AllowedUsings)
            {
                foreach (string path in tree.WithEnding(".cs").Where(path => IsIn(path, folder)))
                {
                    foreach (string used in UsingPattern().Matches(tree.Text(path)).Select(match => match.Groups[1].Value))
                    {
                        if (!namespaces.Any(allowed => used == allowed || (allowed.StartsWith("RigFirmware", StringComparison.Ordinal) && used.StartsWith(allowed + ".", StringComparison.Ordinal))))
                        {
                            yield return $"{path} uses {used}; allowed in {folder}: {string.Join(", ", namespaces)}.";
                        }
                    }
                }
            }
        }

        private static IEnumerable<string> CoreWords(RepositoryTree tree)
        {
            return from path in tree.WithEnding(".cs").Where(path => IsIn(path, "firmware/Core"))
                   let code = CommentPattern().Replace(tree.Text(path), string.Empty)
                   from word in ForbiddenInCore
                   where Regex.IsMatch(code, $@"\b{word}\.[A-Z]|\bnew {word}\(")
                   select $"{path} uses {word}; Core has no thread, no clock and no input or output of its own.";
        }

        private static (string Folder, string[] Namespaces) Room(string name, params string[] others)
        {
            return ($"firmware/Core/{name}", ["System", "RigFirmware.Hal", .. others.Select(other => $"RigFirmware.Core.{other}")]);
        }

        private static bool IsIn(string path, string folder)
        {
            return path.StartsWith(folder + "/", StringComparison.Ordinal);
        }

        [GeneratedRegex(@"^\s*using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex UsingPattern();

        [GeneratedRegex(@"//[^\n]*")]
        private static partial Regex CommentPattern();
    }
}
