using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Sources
{
    /// <summary>One type a file, and the file has its name; a program of top-level statements and the settings of an assembly have none.</summary>
    public static class TypeFileCheck
    {
        /// <summary>A sentence for each file that holds something else than its name says.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            foreach (string path in tree.WithEnding(".cs").Where(IsOurs))
            {
                List<string> types = Types(tree.Text(path)).Distinct().ToList();
                string expected = Path.GetFileName(path).Split('.')[0];
                if (types.Count == 0 && MayHaveNone(tree.Text(path)))
                {
                    continue;
                }

                if (types.Count != 1)
                {
                    yield return $"{path} holds {types.Count} types ({string.Join(", ", types)}); one is right.";
                }
                else if (types[0] != expected)
                {
                    yield return $"{path} holds {types[0]}; the file's name is not the type's.";
                }
            }
        }

        // The analyzer's samples are shown to it as text, the host's stand-in of the board's test framework mirrors one assembly.
        private static bool IsOurs(string path)
        {
            return !path.StartsWith("tests/NanoAnalyzers/Samples/", StringComparison.Ordinal) && !path.EndsWith("/HostTestFramework.cs", StringComparison.Ordinal)
                && !path.EndsWith("/AssemblyInfo.cs", StringComparison.Ordinal);
        }

        private static bool MayHaveNone(string text)
        {
            CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
            return unit.AttributeLists.Any() || unit.Members.OfType<GlobalStatementSyntax>().Any();
        }

        private static IEnumerable<string> Types(string text)
        {
            return CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax)
                .Select(node => node switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier.Text,
                    DelegateDeclarationSyntax type => type.Identifier.Text,
                    _ => null,
                }).OfType<string>();
        }
    }
}
