using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace RigFirmware.Tests.House.Tree
{
    /// <summary>What a .csproj, .nfproj or .projitems says, with every path relative to the repository's root.</summary>
    public sealed class ProjectFile
    {
        private readonly XElement _xml;

        private ProjectFile(string path, XElement xml)
        {
            Path = path;
            _xml = xml;
        }

        /// <summary>The file's path.</summary>
        public string Path { get; }

        /// <summary>The file's folder.</summary>
        public string Folder => Paths.FolderOf(Path);

        /// <summary>The file's name without its ending.</summary>
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        /// <summary>Whether the board's build reads it.</summary>
        public bool IsBoard => Path.EndsWith(".nfproj", StringComparison.Ordinal);

        /// <summary>The projects it refers to.</summary>
        public IReadOnlyList<string> ProjectReferences => Includes("ProjectReference").Select(Resolve).Order(StringComparer.Ordinal).ToList();

        /// <summary>The packages it refers to (host).</summary>
        public IReadOnlyList<string> PackageReferences => Includes("PackageReference").ToList();

        /// <summary>Whether a package reference carries a version of its own.</summary>
        public bool HasInlineVersion => Elements("PackageReference").Any(package => package.Attribute("Version") != null);

        /// <summary>The assemblies it refers to (board).</summary>
        public IReadOnlyList<BoardReference> BoardReferences => Elements("Reference")
            .Select(reference => new BoardReference((string)reference.Attribute("Include")!, Resolve(Elements("HintPath", reference).Single().Value))).ToList();

        /// <summary>The files it imports that lie in the repository.</summary>
        public IReadOnlyList<string> Imports => Elements("Import").Select(import => (string?)import.Attribute("Project"))
            .OfType<string>().Where(import => !import.Contains("$(", StringComparison.Ordinal)).Select(Resolve).ToList();

        /// <summary>The sources it lists; a pattern stays one. What is compiled only where it exists is nobody's to list: git ignores it.</summary>
        public IReadOnlyList<string> Sources => Includes("Compile", item => (string?)item.Attribute("Condition") != $"Exists('{(string?)item.Attribute("Include")}')")
            .Select(include => Resolve(include.Replace("$(MSBuildThisFileDirectory)", string.Empty, StringComparison.Ordinal))).ToList();

        /// <summary>The other files it lists.</summary>
        public IReadOnlyList<string> Others => Includes("None").Select(Resolve).ToList();

        /// <summary>Reads a project file of the tree.</summary>
        public static ProjectFile Read(RepositoryTree tree, string path)
        {
            return new ProjectFile(path, XElement.Parse(tree.Text(path)));
        }

        /// <summary>Every project file with one of the endings.</summary>
        public static IReadOnlyList<ProjectFile> All(RepositoryTree tree, params string[] endings)
        {
            return tree.WithEnding(endings).Select(path => Read(tree, path)).ToList();
        }

        /// <summary>The value of a property; empty when it is not set.</summary>
        public string Property(string name)
        {
            return Elements(name).FirstOrDefault()?.Value ?? string.Empty;
        }

        private IEnumerable<string> Includes(string element, Func<XElement, bool>? counts = null)
        {
            return Elements(element).Where(item => counts?.Invoke(item) ?? true).Select(item => (string?)item.Attribute("Include")).OfType<string>();
        }

        private IEnumerable<XElement> Elements(string name, XElement? within = null)
        {
            return (within ?? _xml).Descendants().Where(element => element.Name.LocalName == name);
        }

        private string Resolve(string path)
        {
            return Paths.Resolve(Folder, path);
        }
    }
}
