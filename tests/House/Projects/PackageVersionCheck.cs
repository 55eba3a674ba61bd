using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>Each package has one pinned version, and each pinned version a user.</summary>
    public static class PackageVersionCheck
    {
        private const string Central = "Directory.Packages.props";

        /// <summary>A sentence for each disagreement.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            return HostPackages(tree).Concat(BoardPackages(tree));
        }

        private static IEnumerable<string> HostPackages(RepositoryTree tree)
        {
            List<string> pinned = XElement.Parse(tree.Text(Central)).Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!).ToList();
            IReadOnlyList<ProjectFile> projects = ProjectFile.All(tree, ".csproj");
            List<string> used = projects.SelectMany(project => project.PackageReferences).Distinct().ToList();
            return pinned.Except(used).Select(package => $"{Central}: no project uses {package}.")
                .Concat(used.Except(pinned).Select(package => $"{Central} pins no version of {package}."))
                .Concat(pinned.GroupBy(package => package).Where(group => group.Count() > 1).Select(group => $"{Central} pins {group.Key} twice."))
                .Concat(projects.Where(project => project.HasInlineVersion).Select(project => $"{project.Path} sets a package's version itself; it belongs into {Central}."));
        }

        private static IEnumerable<string> BoardPackages(RepositoryTree tree)
        {
            return tree.WithEnding("packages.config")
                .SelectMany(path => XElement.Parse(tree.Text(path)).Elements("package"), (path, package) =>
                    (Path: path, Id: (string?)package.Attribute("id"), Version: (string?)package.Attribute("version")))
                .GroupBy(package => package.Id)
                .Where(group => group.Select(package => package.Version).Distinct().Count() > 1)
                .Select(group => $"{group.Key} has several versions: {string.Join(", ", group.Select(package => $"{package.Version} in {package.Path}"))}.");
        }
    }
}
