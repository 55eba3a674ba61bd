using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoAnalyzers.CodeFixes;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Each quick fix turns its Before.cs into its After.cs, which compiles and which its rule accepts.</summary>
    [TestClass]
    public sealed class CodeFixTests
    {
        private const int MostSteps = 20;

        private static readonly CodeFixProvider[] Providers = typeof(NanoCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .ToArray();

        public static IEnumerable<object[]> Fixes => Providers.Select(provider => new object[] { provider.FixableDiagnosticIds.Single() });

        [TestMethod]
        [DynamicData(nameof(Fixes))]
        public async Task Fix_OfEveryFinding_GivesTheMendedText(string id)
        {
            CodeFixProvider provider = Providers.Single(one => one.FixableDiagnosticIds.Contains(id));
            string mended = await MendAll(provider, id, Read(id, "Before.cs"));
            Assert.AreEqual(Read(id, "After.cs"), mended);
            Assert.IsEmpty((await AnalyzerRun.Diagnose(mended)).Where(d => d.Id == id));
        }

        [TestMethod]
        public async Task Fix_WhereNoMechanicalMendExists_OffersNone()
        {
            Assert.IsEmpty(await Offered("NANO002", "class Sample { (int, int) Both() => (1, 2); }"), "A tuple that is no swap");
            Assert.IsEmpty(await Offered("NANO046", "class Sample { string Text(double x) => x.ToString(\"P\"); }"), "A percentage");
            Assert.IsEmpty(await Offered("NANO012", "class Sample { int[] Make() => null; int Last() => Make()[^1]; }"), "An array made anew by each call");
            Assert.IsEmpty(await Offered("NANO050", "class Sample { void Run() { System.Diagnostics.Debug.WriteLine(3); } }"), "Console takes text only");
        }

        [TestMethod]
        public void Samples_WithABeforeText_AreThoseWithAFix()
        {
            string[] texts = Directory.GetFiles(Repository.Samples, "Before.cs", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path))!).Order(StringComparer.Ordinal).ToArray();
            string[] fixes = Providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal).ToArray();
            CollectionAssert.AreEqual(fixes, texts);
        }

        private static async Task<IEnumerable<CodeAction>> Offered(string id, string text)
        {
            CodeFixProvider provider = Providers.Single(one => one.FixableDiagnosticIds.Contains(id));
            Diagnostic[] found = (await AnalyzerRun.Diagnose(text)).Where(d => d.Id == id).ToArray();
            Assert.IsNotEmpty(found, "The rule must fire for the question to mean anything: " + text);
            var actions = new List<CodeAction>();
            foreach (Diagnostic one in found) actions.AddRange(await Actions(provider, Document(text), one));
            return actions;
        }

        private static async Task<string> MendAll(CodeFixProvider provider, string id, string text)
        {
            for (int step = 0; step < MostSteps; step++)
            {
                Diagnostic? found = (await AnalyzerRun.Diagnose(text)).FirstOrDefault(d => d.Id == id);
                if (found == null) return text;
                Document document = Document(text);
                List<CodeAction> actions = await Actions(provider, document, found);
                Assert.HasCount(1, actions, found.ToString());
                var change = (ApplyChangesOperation)(await actions[0].GetOperationsAsync(CancellationToken.None)).Single();
                text = (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
            }

            Assert.Fail("The fix leaves a finding behind: " + text);
            return text;
        }

        private static async Task<List<CodeAction>> Actions(CodeFixProvider provider, Document document, Diagnostic found)
        {
            // The finding comes from another compilation of the same text: its place carries over, its tree does not.
            SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
            Diagnostic here = Diagnostic.Create(found.Descriptor, Location.Create(tree, found.Location.SourceSpan));
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, here, (action, _) => actions.Add(action), CancellationToken.None));
            return actions;
        }

        private static Document Document(string text)
        {
            CSharpCompilation compilation = AnalyzerRun.Compile(text);
            var workspace = new AdhocWorkspace();
            Project project = workspace.AddProject("Sample", LanguageNames.CSharp)
                .WithMetadataReferences(compilation.References)
                .WithParseOptions(compilation.SyntaxTrees[0].Options);
            return project.AddDocument("Sample.cs", SourceText.From(text));
        }

        private static string Read(string id, string file) => File.ReadAllText(Path.Combine(Repository.Samples, id, file));
    }
}
