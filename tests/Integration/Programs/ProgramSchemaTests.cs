using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Programs;

namespace RigFirmware.Tests.Integration.Programs
{
    /// <summary>The published schema and the reader must know the same keys, units and subjects.</summary>
    [TestClass]
    public sealed class ProgramSchemaTests
    {
        private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "program.schema.json"))).RootElement;

        [TestMethod]
        public void Properties_OfTheProgram_AreTheReadersKeys()
        {
            CollectionAssert.AreEquivalent(KeysKnownTo("a program", "program: x\nnoSuchKey: 1\nsteps:\n  - rest: 1 s"), Keys(Schema.GetProperty("properties")));
        }

        [TestMethod]
        public void Properties_OfLimitsAndRecord_AreTheReadersKeys()
        {
            CollectionAssert.AreEquivalent(KeysKnownTo("'limits'", "program: x\nlimits: { noSuchKey: 1 }\nsteps:\n  - rest: 1 s"), Keys(Schema.GetProperty("properties").GetProperty("limits").GetProperty("properties")));
            CollectionAssert.AreEquivalent(KeysKnownTo("'record'", "program: x\nrecord: { noSuchKey: 1 }\nsteps:\n  - rest: 1 s"), Keys(Schema.GetProperty("$defs").GetProperty("record").GetProperty("properties")));
        }

        [TestMethod]
        public void Steps_OfTheSchema_AreTheReadersKindsWithTheirKeys()
        {
            JsonElement[] steps = Schema.GetProperty("$defs").GetProperty("steps").GetProperty("items").GetProperty("anyOf").EnumerateArray().ToArray();
            ProgramProblem unknown = Problem("program: x\nsteps:\n  - noSuchKind: 1", "none of the kinds");
            string[] kinds = After(unknown.Remedy, "one of ");
            CollectionAssert.AreEquivalent(kinds, steps.Select(step => step.GetProperty("title").GetString()).ToArray());
            foreach (JsonElement step in steps)
            {
                string kind = step.GetProperty("title").GetString()!;
                string[] known = KeysKnownTo($"a step of kind '{kind}'", $"program: x\nsteps:\n  - {kind}: 1\n    noSuchKey: 1");
                CollectionAssert.AreEquivalent(known, Keys(step.GetProperty("properties")), kind);
            }
        }

        [TestMethod]
        public void Patterns_OfQuantities_TakeEveryUnitOfTheReader()
        {
            foreach (Unit unit in Unit.All.Where(unit => unit.Dimension < Dimension.Power && unit.Dimension is not (Dimension.VoltageDrift or Dimension.TemperatureDrift)))
            {
                string pattern = Schema.GetProperty("$defs").GetProperty(unit.Dimension.ToString().ToLowerInvariant()).GetProperty("pattern").GetString()!;
                Assert.MatchesRegex(new Regex(pattern), "1.5 " + unit.Symbol);
                Assert.DoesNotMatchRegex(new Regex(pattern), "1.5 furlong");
            }
        }

        [TestMethod]
        public void Pattern_OfConditions_TakesEverySubjectOfTheReader()
        {
            var pattern = new Regex(Schema.GetProperty("$defs").GetProperty("condition").GetProperty("pattern").GetString()!);
            foreach (string subject in ConditionReader.SubjectNames)
            {
                Assert.MatchesRegex(pattern, subject + " >= 1 V");
            }
        }

        private static string[] KeysKnownTo(string what, string text)
        {
            return After(Problem(text, $"{what} has no key 'noSuchKey'").Remedy, "one of ");
        }

        private static ProgramProblem Problem(string text, string reason)
        {
            var refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Parse(text, "x.yaml"));
            return refusal.Problems.First(problem => problem.Reason.Contains(reason));
        }

        private static string[] After(string text, string mark)
        {
            return text[(text.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Split(", ");
        }

        private static string[] Keys(JsonElement map)
        {
            return map.EnumerateObject().Select(property => property.Name).ToArray();
        }
    }
}
