using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>The published schema and the reader know the same keys, units, ends and names.</summary>
    [TestClass]
    public sealed class SiteSchemaTests
    {
        private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tools", "schemas", "site.schema.json"))).RootElement;

        private static JsonElement Properties => Schema.GetProperty("properties");

        [TestMethod]
        public void Properties_OfARig_AreTheReadersKeys()
        {
            string[] known = KeysKnownTo("a rig", "noSuchKey: 1");
            CollectionAssert.AreEquivalent(known, Names(Properties).Where(name => name[0] != '$').ToArray());
            string[] needed = ["rig", "board", "broker", .. SiteKeys.Needed];
            CollectionAssert.AreEquivalent(needed, Strings(Schema.GetProperty("required")));
        }

        [TestMethod]
        public void Properties_OfEverySection_AreTheReadersKeysUnitsAndEnds()
        {
            foreach (string section in SiteKeys.Sections)
            {
                JsonElement map = Properties.GetProperty(section);
                SiteKey[] keys = SiteKeys.All.Where(key => key.Section == section).ToArray();
                CollectionAssert.AreEqual(keys.Select(key => key.Name).ToArray(), Names(map.GetProperty("properties")));
                string[] required = map.TryGetProperty("required", out JsonElement list) ? Strings(list) : [];
                CollectionAssert.AreEqual(keys.Where(key => key.IsNeeded).Select(key => key.Name).ToArray(), required);
                foreach (SiteKey key in keys)
                {
                    AssertUnit(key, map.GetProperty("properties").GetProperty(key.Name));
                }
            }
        }

        [TestMethod]
        public void Properties_OfBrokerAndSensors_AreTheReadersKeys()
        {
            string[] broker = KeysKnownTo("'broker'", SiteTexts.EveryKey.Replace("  port: 2883", "  noSuchKey: 1"));
            CollectionAssert.AreEquivalent(broker, Names(Properties.GetProperty("broker").GetProperty("properties")));
            string[] sensors = KeysKnownTo("'sensors'", SiteTexts.EveryKey.Replace("  thermistors:", "  noSuchKey:"));
            CollectionAssert.AreEquivalent(sensors, Names(Properties.GetProperty("sensors").GetProperty("properties")));
        }

        [TestMethod]
        public void Names_OfBoardsPointsAndRigs_AreTheReaders()
        {
            CollectionAssert.AreEqual(SiteBoard.All.Select(board => board.Name).ToArray(), Strings(Properties.GetProperty("board").GetProperty("enum")));
            string[] points = Enumerable.Range(Channel.Temperature0, Channel.TemperaturesMax).Select(ChannelText.Name).ToArray();
            CollectionAssert.AreEqual(points, Strings(Schema.GetProperty("$defs").GetProperty("points").GetProperty("items").GetProperty("enum")));
            var rig = new Regex(Properties.GetProperty("rig").GetProperty("pattern").GetString()!);
            foreach (string name in new[] { "rig1", "bench_7-A", new string('a', 32), new string('a', 33), "", "a b", "a/b", "ä" })
            {
                Assert.AreEqual(Topics.IsRigId(name), rig.IsMatch(name), name);
            }
        }

        private static void AssertUnit(SiteKey key, JsonElement property)
        {
            if (key.Unit is null)
            {
                Assert.AreEqual(key.Min, property.GetProperty("minimum").GetDecimal(), key.Name);
                Assert.AreEqual(key.Max, property.GetProperty("maximum").GetDecimal(), key.Name);
                return;
            }

            string definition = property.GetProperty("$ref").GetString()!.Split('/')[^1];
            Assert.AreEqual(key.Unit.Dimension.ToString(), char.ToUpperInvariant(definition[0]) + definition[1..], key.Name);
            var pattern = new Regex(Schema.GetProperty("$defs").GetProperty(definition).GetProperty("pattern").GetString()!);
            foreach (Unit unit in Unit.All.Where(unit => unit.Basis == UnitBasis.Absolute))
            {
                Assert.AreEqual(unit.Dimension == key.Unit.Dimension, pattern.IsMatch("1.5 " + unit.Symbol), $"{key.Name} in {unit.Symbol}");
            }
        }

        private static string[] KeysKnownTo(string what, string text)
        {
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => SiteReader.Parse(text, "rig.yaml"));
            return refusal.Problems.First(problem => problem.Reason.Contains($"{what} has no key 'noSuchKey'")).Remedy["write one of ".Length..].Split(", ");
        }

        private static string[] Names(JsonElement map)
        {
            return map.EnumerateObject().Select(property => property.Name).ToArray();
        }

        private static string[] Strings(JsonElement list)
        {
            return list.EnumerateArray().Select(value => value.GetString()!).ToArray();
        }
    }
}
