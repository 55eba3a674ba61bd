using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Compiles a text in memory as a board library's host build does, and runs every rule over it.</summary>
    internal static class AnalyzerRun
    {
        private static readonly ImmutableArray<MetadataReference> Platform = PlatformReferences();

        public static CSharpCompilation Compile(string text, bool withAttributes = true, bool checkOverflow = false)
        {
            LanguageVersion version = VersionOf(text);
            var trees = new List<SyntaxTree> { Parse(text, "Sample.cs", version) };
            if (withAttributes) trees.Add(Parse(File.ReadAllText(Path.Combine(Repository.Samples, "Attributes.cs")), "Attributes.cs", version));
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, checkOverflow: checkOverflow);
            return CSharpCompilation.Create("Sample", trees, Platform, options);
        }

        /// <summary>What the rules say about the text, in the order of its lines. The text must compile.</summary>
        public static async Task<ImmutableArray<Diagnostic>> Diagnose(string text, bool checkOverflow = false, AnalyzerOptions? options = null)
        {
            CSharpCompilation compilation = Compile(text, checkOverflow: checkOverflow);
            string[] errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ToArray();
            Assert.IsEmpty(errors, "The sample does not compile: " + string.Join("; ", errors));
            return await Run(compilation, options);
        }

        /// <summary>What the rules say about a compilation, whether it compiles or not. A rule that throws fails the test.</summary>
        public static async Task<ImmutableArray<Diagnostic>> Run(CSharpCompilation compilation, AnalyzerOptions? options = null)
        {
            var failures = new List<string>();
            var run = new CompilationWithAnalyzersOptions(
                options ?? new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
                (exception, analyzer, _) => { lock (failures) failures.Add(analyzer + ": " + exception); },
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false);
            ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Rules.Analyzers, run).GetAnalyzerDiagnosticsAsync();
            Assert.IsEmpty(failures, string.Join("; ", failures));
            return found.OrderBy(d => d.Location.SourceSpan.Start).ToImmutableArray();
        }

        public static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;

        private static LanguageVersion VersionOf(string text)
        {
            Match asked = Regex.Match(text, @"^// langversion: (\d+)", RegexOptions.Multiline);
            Assert.IsTrue(LanguageVersionFacts.TryParse(asked.Success ? asked.Groups[1].Value : "9", out LanguageVersion version));
            return version;
        }

        private static SyntaxTree Parse(string text, string path, LanguageVersion version) =>
            CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(version, DocumentationMode.Diagnose, preprocessorSymbols: new[] { "DEBUG" }), path);

        private static ImmutableArray<MetadataReference> PlatformReferences()
        {
            string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
                .ToImmutableArray();
        }
    }
}
