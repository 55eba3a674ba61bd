using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>Every board project says the same as its host twin, its package list and the solution.</summary>
    public static class BoardProjectCheck
    {
        private const string BoardProjectType = "11A8DD76-328B-46DF-9F39-F559912D0360";

        /// <summary>A sentence for each disagreement.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            foreach (ProjectFile board in ProjectFile.All(tree, ".nfproj"))
            {
                string twin = Host(board.Path);
                bool boardOnly = board.Property("BoardOnly") == "true";
                if (boardOnly == tree.Has(twin))
                {
                    yield return boardOnly ? $"{board.Path} is BoardOnly and yet has {twin} beside it." : $"{board.Path} has no {twin} beside it.";
                    continue;
                }

                // What stands on the board's own class libraries has no host build, and lists its sources all the same.
                ProjectFile host = boardOnly ? board : ProjectFile.Read(tree, twin);
                IEnumerable<string> pair = boardOnly ? [] : Twins(board, host);
                IEnumerable<string> findings = pair.Concat(SharedSources(tree, board, host)).Concat(Packages(tree, board))
                    .Concat(Solution(tree, board)).Concat(Entry(tree, board));
                foreach (string finding in findings)
                {
                    yield return finding;
                }
            }

            foreach (ProjectFile host in ProjectFile.All(tree, ".csproj").Where(host => host.Property("BoardLibrary") == "true"))
            {
                if (!tree.Has(Board(host.Path)))
                {
                    yield return $"{host.Path} is a board library without {Board(host.Path)}.";
                }
            }
        }

        private static IEnumerable<string> Twins(ProjectFile board, ProjectFile host)
        {
            string[] same = board.Property("IsTestProject") == "true" ? ["RootNamespace"] : ["RootNamespace", "AssemblyName"];
            foreach (string property in same.Where(property => board.Property(property) != host.Property(property)))
            {
                yield return $"{board.Path}: {property} is '{board.Property(property)}', {host.Path} says '{host.Property(property)}'.";
            }

            if (board.Property("LangVersion") != "9.0")
            {
                yield return $"{board.Path}: LangVersion is '{board.Property("LangVersion")}', the board's is 9.0.";
            }

            foreach (string missing in host.ProjectReferences.Select(Board).Except(board.ProjectReferences))
            {
                yield return $"{board.Path} lacks the project reference {missing} that {host.Path} has.";
            }

            foreach (string extra in board.ProjectReferences.Except(host.ProjectReferences.Select(Board)))
            {
                yield return $"{board.Path} has the project reference {extra} that {host.Path} lacks.";
            }
        }

        private static IEnumerable<string> SharedSources(RepositoryTree tree, ProjectFile board, ProjectFile host)
        {
            string shared = $"{board.Folder}/{board.Name}.projitems";
            if (!tree.Has(shared))
            {
                return Listed(tree, board).Concat(host.Sources.Count == 0 ? [] : [$"{host.Path} lists sources; its folder's are meant."]);
            }

            return new[] { board, host }.Where(project => !project.Imports.SequenceEqual([shared]) || project.Sources.Count > 0)
                .Select(project => $"{project.Path} must import {shared} and list no source itself.");
        }

        // The test adapter finds a test's place by reading the project's text: every file by its own path, nothing computed. What
        // only stands in for the board's framework on the host is named Host*.cs and stays away.
        private static IEnumerable<string> Listed(RepositoryTree tree, ProjectFile board)
        {
            List<string> onDisk = tree.WithEnding(".cs").Where(path => path.StartsWith(board.Folder + "/", StringComparison.Ordinal)
                && !System.IO.Path.GetFileName(path).StartsWith("Host", StringComparison.Ordinal)).ToList();
            return board.Sources.Except(onDisk).Select(gone => $"{board.Path} lists {gone}, which is not there or only stands in on the host.")
                .Concat(onDisk.Except(board.Sources).Select(unlisted => $"{board.Path} does not list {unlisted}."));
        }

        private static IEnumerable<string> Packages(RepositoryTree tree, ProjectFile board)
        {
            string list = $"{board.Folder}/packages.config";
            if (!tree.Has(list) || !board.Others.Contains(list))
            {
                yield return $"{board.Path} has no packages.config, or does not list it.";
                yield break;
            }

            List<XElement> packages = XElement.Parse(tree.Text(list)).Elements("package").ToList();
            List<string> folders = packages.Select(package => $"{(string?)package.Attribute("id")}.{(string?)package.Attribute("version")}").ToList();
            foreach (BoardReference reference in board.BoardReferences)
            {
                string file = System.IO.Path.GetFileNameWithoutExtension(reference.HintPath);
                if (!folders.Contains(reference.PackageFolder))
                {
                    yield return $"{board.Path}: the HintPath of {reference.Assembly} is {reference.HintPath}, which no package of {list} fills.";
                }

                if (file != reference.Assembly)
                {
                    yield return $"{board.Path}: the reference {reference.Assembly} points at {file}.";
                }
            }

            foreach (string unused in folders.Except(board.BoardReferences.Select(reference => reference.PackageFolder)))
            {
                yield return $"{list}: {unused} is used by no reference of {board.Path}.";
            }

            foreach (XElement package in packages.Where(package => (string?)package.Attribute("targetFramework") != "netnano1.0"))
            {
                yield return $"{list}: {(string?)package.Attribute("id")} has no targetFramework netnano1.0.";
            }
        }

        private static IEnumerable<string> Solution(RepositoryTree tree, ProjectFile board)
        {
            SolutionEntry? entry = SolutionFile.Projects(tree).FirstOrDefault(project => project.Path == board.Path);
            if (entry == null)
            {
                yield break; // SolutionCheck says so.
            }

            if (entry.Type != BoardProjectType)
            {
                yield return $"RigFirmware.sln: {board.Path} is not entered as a nanoFramework project.";
            }

            if (board.Property("ProjectGuid").Trim('{', '}').ToUpperInvariant() != entry.Id)
            {
                yield return $"{board.Path}: ProjectGuid is {board.Property("ProjectGuid")}, RigFirmware.sln says {entry.Id}.";
            }
        }

        // A program has a Main, a library has none: the output type follows.
        private static IEnumerable<string> Entry(RepositoryTree tree, ProjectFile board)
        {
            // A board project in a folder below has that folder, and its Main, to itself.
            List<string> below = ProjectFile.All(tree, ".nfproj").Select(other => other.Folder + "/").Where(folder => folder.Length > board.Folder.Length + 1).ToList();
            bool hasMain = tree.WithEnding(".cs").Any(path => path.StartsWith(board.Folder + "/", StringComparison.Ordinal)
                && !below.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
                && tree.Text(path).Contains("static void Main(", StringComparison.Ordinal));
            string right = hasMain ? "Exe" : "Library";
            return board.Property("OutputType") == right ? [] : [$"{board.Path}: OutputType is '{board.Property("OutputType")}', {right} is right."];
        }

        private static string Board(string path)
        {
            return path.Replace(".csproj", ".nfproj", StringComparison.Ordinal);
        }

        private static string Host(string path)
        {
            return path.Replace(".nfproj", ".csproj", StringComparison.Ordinal);
        }
    }
}
