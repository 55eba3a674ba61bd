using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>The root holds the house's folders and the usual root files, no others.</summary>
    public static class TopLevelCheck
    {
        private static readonly string[] Folders = [".ci", ".config", ".github", "firmware", "hal", "hardware", "tests", "tools"];

        private static readonly string[] Files =
        [
            ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props",
            "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "README.md", "RigFirmware.Host.slnf", "RigFirmware.sln",
            "global.json", "rig", "rig.ps1",
        ];

        /// <summary>A sentence for each folder or file too many, and for each file that is missing.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            List<string> folders = tree.Paths.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path.Split('/')[0]).Distinct().ToList();
            List<string> files = tree.Paths.Where(path => !path.Contains('/', StringComparison.Ordinal)).ToList();
            return folders.Except(Folders).Select(folder => $"The folder {folder}/ does not belong into the root.")
                .Concat(files.Except(Files).Select(file => $"The file {file} does not belong into the root."))
                .Concat(Files.Except(files).Select(file => $"The root lacks {file}."));
        }
    }
}
