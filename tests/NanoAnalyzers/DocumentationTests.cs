using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoAnalyzers.CodeFixes;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>The pages and the index say what the code does.</summary>
    [TestClass]
    public sealed class DocumentationTests
    {
        private static readonly string Folder = Path.Combine(Repository.Analyzers, "docs");

        public static IEnumerable<object[]> Ids => Rules.Ids;

        [TestMethod]
        [DynamicData(nameof(Ids))]
        public void Page_OfEachRule_HasItsTitleAndParts(string id)
        {
            DiagnosticDescriptor rule = Rules.Descriptors.Single(one => one.Id == id);
            string page = File.ReadAllText(Path.Combine(Folder, id + ".md"));
            Assert.StartsWith("# " + id + ": " + rule.Title + "\n", page);
            Assert.Contains("(" + Severity(rule) + ")", page);
            foreach (string part in new[] { "## What happens", "## Write instead", "## Samples" }) Assert.Contains(part, page);
        }

        [TestMethod]
        public void Pages_AreThoseOfTheRules()
        {
            string[] pages = Directory.GetFiles(Folder, "NANO*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal).ToArray();
            CollectionAssert.AreEqual(Rules.Descriptors.Select(rule => rule.Id).ToArray(), pages);
        }

        [TestMethod]
        public void Links_OfEveryPage_LeadToFiles()
        {
            string[] pages = Directory.GetFiles(Folder, "*.md").Append(Path.Combine(Repository.Analyzers, "README.md")).ToArray();
            foreach (string page in pages)
            {
                foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?<target>[^)#:]+)\)"))
                {
                    string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["target"].Value));
                    Assert.IsTrue(File.Exists(target), page + " links to " + target + ", which is not there.");
                }
            }
        }

        [TestMethod]
        public void Index_IsTheTableOfTheRules()
        {
            HashSet<string> mended = CodeFixIds();
            string[] expected = Rules.Descriptors
                .Select(rule => "| [" + rule.Id + "](" + rule.Id + ".md) | " + rule.Title + " | " + Severity(rule) + " | " + (mended.Contains(rule.Id) ? "yes" : "") + " |")
                .ToArray();
            string[] lines = Index().Where(line => line.StartsWith("| [NANO", StringComparison.Ordinal)).ToArray();
            CollectionAssert.AreEqual(expected, lines);
        }

        [TestMethod]
        public void Ids_OfTheRules_AreUnique() =>
            CollectionAssert.AllItemsAreUnique(Rules.Descriptors.Select(rule => rule.Id).ToArray());

        [TestMethod]
        public void Facts_AboutTheBoard_EachHaveARuleAndEachRuleAFact()
        {
            string[][] facts = Index().SkipWhile(line => !line.StartsWith("| kind |", StringComparison.Ordinal)).Skip(2)
                .Where(line => line.StartsWith('|')).Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
            string[] ids = Rules.Descriptors.Select(rule => rule.Id).ToArray();
            foreach (string[] fact in facts) Assert.Contains(fact[3], ids, string.Join(" ", fact));
            CollectionAssert.AreEquivalent(ids, facts.Select(fact => fact[3]).Distinct().ToArray());
            CollectionAssert.AllItemsAreUnique(facts.Select(fact => fact[2]).ToArray());
        }

        // What is known about the board, counted: a fact that is dropped from the table takes its test with it otherwise.
        [TestMethod]
        [DataRow("Does not compile there", 38)]
        [DataRow("Builds, then fails on the device", 15)]
        [DataRow("Numbers differ from .NET", 10)]
        [DataRow("Fails without a word", 2)]
        [DataRow("Allocates", 14)]
        public void Facts_OfEachKind_AreAllThere(string kind, int count) =>
            Assert.AreEqual(count, Index().Count(line => line.StartsWith("| " + kind + " |", StringComparison.Ordinal)));

        private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";

        private static string[] Index() => File.ReadAllLines(Path.Combine(Folder, "README.md"));

        private static HashSet<string> CodeFixIds() =>
            typeof(NanoCodeFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(NanoCodeFix).IsAssignableFrom(type))
                .SelectMany(type => ((NanoCodeFix)Activator.CreateInstance(type)!).FixableDiagnosticIds).ToHashSet();
    }
}
