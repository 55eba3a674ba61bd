using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Mutants;
using RigFirmware.Rig.Testing;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    /// <summary>The lists of <c>./rig mutants</c> belong to the code as it stands, and its report is read as Stryker writes it.</summary>
    [TestClass]
    public sealed class MutantTests
    {
        private const int NamedWanted = 30;
        private const string Entry = """[{"name":"a","file":"Safety/A.cs","text":"x > y","instead":"x < y","danger":"b"}]""";

        private const string Report = """
            {"files":{"/any/where/firmware/Core/Safety/A.cs":{"source":"first\n    x > y;\n","mutants":[
            {"id":"0","mutatorName":"Equality","replacement":"x < y","status":"Killed","location":{"start":{"line":2,"column":5}}},
            {"id":"1","mutatorName":"Equality","replacement":"x >= y","status":"Survived","location":{"start":{"line":2,"column":5}}},
            {"id":"2","mutatorName":"Statement","replacement":";","status":"NoCoverage","location":{"start":{"line":1,"column":1}}},
            {"id":"3","mutatorName":"Statement","replacement":"","status":"Timeout","location":{"start":{"line":1,"column":1}}},
            {"id":"4","mutatorName":"Statement","replacement":"","status":"CompileError","location":{"start":{"line":1,"column":1}}},
            {"id":"5","mutatorName":"Block","replacement":"","status":"Ignored","location":{"start":{"line":1,"column":1}}}]}}}
            """;

        private static RepositoryTree Tree => RepositoryTree.Current;

        [TestMethod]
        public void Named_ThisTree_StandOnceEachInTheirFiles()
        {
            IReadOnlyList<NamedMutant> mutants = MutantLists.ReadNamed(Tree.Text(MutantLists.NamedPath));
            Assert.IsGreaterThanOrEqualTo(NamedWanted, mutants.Count);
            Finding.IsNone(mutants.Select(WhatIsWrong).OfType<string>());
        }

        [TestMethod]
        public void Excluded_ThisTree_AreLinesOfTheirFiles()
        {
            IReadOnlyList<ExcludedMutant> mutants = MutantLists.ReadExcluded(Tree.Text(MutantLists.ExcludedPath));
            Finding.IsNone(mutants.Where(mutant => !HasLine(mutant))
                .Select(mutant => $"{MutantLists.ExcludedPath}: {mutant.File} has no line '{mutant.Text}'; take the entry out or write the line as it stands."));
        }

        [TestMethod]
        public void UnitSuites_ThisTree_AreAllOfThem()
        {
            string[] found = TestSuite.FindAll(RepositoryTree.Root).Select(suite => suite.Name).Where(name => name.StartsWith("unit", StringComparison.Ordinal)).ToArray();
            CollectionAssert.AreEquivalent(found, UnitSuites.All.Select(suite => suite.ToLowerInvariant()).ToArray(), "a unit suite is missing in tools/Rig/Mutants/UnitSuites.cs, or gone");
        }

        [TestMethod]
        [DataRow("a > b", "does not stand in")]
        [DataRow("x > y; x > y;", "more than once")]
        public void ApplyTo_TextNotThereOnce_SaysSo(string source, string words)
        {
            NamedMutant mutant = MutantLists.ReadNamed(Entry)[0];
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => mutant.ApplyTo(source)).Message, words);
        }

        [TestMethod]
        public void ApplyTo_TextThereOnce_ChangesItAlone()
        {
            Assert.AreEqual("if (x < y) { z > y }", MutantLists.ReadNamed(Entry)[0].ApplyTo("if (x > y) { z > y }"));
        }

        [TestMethod]
        [DataRow("""[{"name":"a","file":"A.cs","text":"x","instead":"y"}]""", "lacks a part")]
        [DataRow("""[{"name":"a","file":"A.cs","text":"x","danger":"b"}]""", "has no 'instead'")]
        [DataRow("""[{"name":"a","file":"A.cs","text":"x","instead":"y","danger":"b","why":"c"}]""", "named.json")]
        [DataRow("""[{"name":"a","file":"A.cs","text":"x","instead":"y","danger":"b"},{"name":"a","file":"A.cs","text":"x","instead":"z","danger":"b"}]""", "two mutants are called 'a'")]
        public void ReadNamed_WrongEntry_SaysWhatIsWrong(string json, string words)
        {
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => MutantLists.ReadNamed(json)).Message, words);
        }

        [TestMethod]
        public void ReadExcluded_WithoutReason_IsRefused()
        {
            string json = """[{"file":"A.cs","text":"x","instead":"y"}]""";
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => MutantLists.ReadExcluded(json)).Message, "lacks a part");
        }

        [TestMethod]
        public void ReportRead_AllKindsOfMutants_CountsThoseThatCompile()
        {
            MutationReport report = MutationReport.Read(Report, []);
            Assert.AreEqual(2, report.Killed, "a hang is noticed as well");
            Assert.AreEqual(4, report.Mutants);
            Assert.AreEqual(50, report.ScorePercent);
            Assert.AreEqual("Safety/A.cs", report.Files.Single().File);
            Assert.AreEqual(new SurvivingMutant("Safety/A.cs", 2, "Equality", "x > y;", "x >= y", true), report.Survivors[0]);
            Assert.IsFalse(report.Survivors[1].IsReached);
        }

        [TestMethod]
        public void ReportRead_ExcludedSurvivor_IsCountedApart()
        {
            ExcludedMutant[] excluded = [new("Safety/A.cs", "x > y;", "x >= y", "they are never equal"), new("Safety/B.cs", "first", ";", "of another file")];
            MutationReport report = MutationReport.Read(Report, excluded);
            Assert.AreEqual(3, report.Mutants);
            Assert.AreEqual(66.6, report.ScorePercent, "rounded down");
            Assert.AreEqual("they are never equal", report.Excluded.Single().Reason);
        }

        [TestMethod]
        public void ReportRead_NothingTried_IsNoScore()
        {
            Assert.ThrowsExactly<InvalidDataException>(() => MutationReport.Read("""{"files":{}}""", []));
        }

        private static string? WhatIsWrong(NamedMutant mutant)
        {
            try
            {
                string path = $"firmware/Core/{mutant.File}";
                return Tree.Has(path) && mutant.ApplyTo(Tree.Text(path)).Length >= 0 ? null : $"{MutantLists.NamedPath}: there is no '{path}'.";
            }
            catch (InvalidDataException error)
            {
                return error.Message;
            }
        }

        private static bool HasLine(ExcludedMutant mutant)
        {
            string path = $"firmware/Core/{mutant.File}";
            return Tree.Has(path) && Tree.Text(path).Split('\n').Any(line => line.Trim() == mutant.Text);
        }
    }
}
