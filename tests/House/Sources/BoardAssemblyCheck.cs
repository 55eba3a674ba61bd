using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Sources
{
    /// <summary>A board project refers to the assemblies whose types its sources use, and to no others.</summary>
    public static class BoardAssemblyCheck
    {
        private const string ApiFolder = "tools/NanoAnalyzers/Api/";
        private const string Core = "mscorlib";

        // Starts the tests on the runtime; no source names it.
        private const string Launcher = "nanoFramework.UnitTestLauncher";

        /// <summary>A sentence for each reference that is unused or missing.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            Dictionary<string, HashSet<string>> typesByAssembly = ReadApi(tree);
            HashSet<string> ownTypes = tree.WithEnding(".cs").Select(path => System.IO.Path.GetFileNameWithoutExtension(path)).ToHashSet();
            foreach (ProjectFile board in ProjectFile.All(tree, ".nfproj"))
            {
                HashSet<string> used = UsedTypes(tree, board);
                List<string> references = board.BoardReferences.Select(reference => reference.Assembly).ToList();
                foreach (string reference in references.Where(reference => reference is not (Core or Launcher)))
                {
                    if (!typesByAssembly.TryGetValue(reference, out HashSet<string>? types))
                    {
                        yield return $"{board.Path} refers to {reference}, of which {ApiFolder} has no list.";
                    }
                    else if (!types.Overlaps(used))
                    {
                        yield return $"{board.Path} refers to {reference} and uses no type of it.";
                    }
                }

                HashSet<string> known = references.Where(typesByAssembly.ContainsKey).SelectMany(reference => typesByAssembly[reference]).ToHashSet();
                foreach ((string assembly, HashSet<string> types) in typesByAssembly.Where(pair => !references.Contains(pair.Key)))
                {
                    foreach (string type in types.Intersect(used).Except(known).Where(type => !ownTypes.Contains(TypeName(type))))
                    {
                        yield return $"{board.Path} uses {type} and does not refer to {assembly}.";
                    }
                }
            }
        }

        // Full type names by assembly, from lines such as "M:System.Math.Abs(System.Double)".
        private static Dictionary<string, HashSet<string>> ReadApi(RepositoryTree tree)
        {
            return tree.WithEnding(".txt").Where(path => path.StartsWith(ApiFolder, StringComparison.Ordinal)).ToDictionary(
                path => System.IO.Path.GetFileNameWithoutExtension(path),
                path => tree.Text(path).Split('\n').Where(line => line.StartsWith("T:", StringComparison.Ordinal) || line.StartsWith("M:", StringComparison.Ordinal))
                    .Select(line => line[0] == 'T' ? line[2..].Trim() : Parent(line[2..].Split('(')[0].Replace(".#ctor", ".ctor", StringComparison.Ordinal))).ToHashSet());
        }

        // A type counts as used when a source names it and opens its namespace, or writes it out in full.
        private static HashSet<string> UsedTypes(RepositoryTree tree, ProjectFile board)
        {
            var used = new HashSet<string>();
            // A board project in a folder below has that folder to itself.
            List<string> below = ProjectFile.All(tree, ".nfproj").Select(other => other.Folder + "/").Where(folder => folder.Length > board.Folder.Length + 1).ToList();
            IEnumerable<string> sources = tree.WithEnding(".cs").Where(path => path.StartsWith(board.Folder + "/", StringComparison.Ordinal)
                && !below.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) && !System.IO.Path.GetFileName(path).StartsWith("Host", StringComparison.Ordinal));
            foreach (string path in sources)
            {
                CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(tree.Text(path)).GetCompilationUnitRoot();
                List<string> namespaces = root.Usings.Select(directive => directive.Name!.ToString()).ToList();
                IEnumerable<string> names = root.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text)
                    .SelectMany(name => new[] { name, name + "Attribute" }).Distinct();
                used.UnionWith(names.SelectMany(name => namespaces.Select(space => $"{space}.{name}")));
                used.UnionWith(root.DescendantNodes().OfType<QualifiedNameSyntax>().Select(name => name.ToString()));
                used.UnionWith(root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(access => access.ToString()));
            }

            return used;
        }

        private static string Parent(string member)
        {
            return member[..Math.Max(0, member.LastIndexOf('.'))];
        }

        private static string TypeName(string type)
        {
            return type[(type.LastIndexOf('.') + 1)..];
        }
    }
}
