using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class ScenarioReaderTests
    {
        [TestMethod]
        [DataRow("""{"stack":"C000-05","sead":1,"durationSeconds":1}""", "sead")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"runaway","when":3}]}""", "when")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"actions":[{"action":"stop","atSeconds":1,"who":"me"}]}""", "who")]
        [DataRow("""{"seed":1,"durationSeconds":1}""", "'stack'")]
        [DataRow("""{"stack":"C000-05","durationSeconds":1}""", "'seed'")]
        [DataRow("""{"stack":"C000-05","seed":1}""", "durationHours")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"durationHours":1}""", "one of")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":0}""", "above 0")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":-5}""", "above 0")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationHours":1e300}""", "10,000")]
        [DataRow("""{"stack":"C000-05","seed":"one","durationSeconds":1}""", "seed")]
        [DataRow("""{"stack":"C000-05","seed":null,"durationSeconds":1}""", "seed")]
        [DataRow("""{"stack":"C000-05","seed":1,"seed":2,"durationSeconds":1}""", "JSON")]
        [DataRow("""{"stack":"C001-99","seed":1,"durationSeconds":1}""", "C001-99")]
        [DataRow("""{"stack":"C000-05","cells":13,"seed":1,"durationSeconds":1}""", "1..12")]
        [DataRow("""{"stack":"C000-05","cells":0,"seed":1,"durationSeconds":1}""", "count from 1")]
        [DataRow("""{"stack":"C000-05","stateOfCharge":1.5,"seed":1,"durationSeconds":1}""", "stateOfCharge")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":{"fault":"runaway"}}""", "list")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"meltdown","atSeconds":1}]}""", "meltdown")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"runaway","cell":3,"atSeconds":1}]}""", "1..2")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"runaway","cell":1}]}""", "atSeconds")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"emergencyStop","cell":1,"atSeconds":1}]}""", "no single cell")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"sensorStuck","atSeconds":1}]}""", "channel")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"sensorStuck","channel":"cell99","atSeconds":1}]}""", "cell99")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"softShort","value":0,"atSeconds":1}]}""", "above 0")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"doorOpen","value":1,"atSeconds":1}]}""", "no value")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"faults":[{"fault":"doorOpen","atSeconds":-1}]}""", "atSeconds")]
        [DataRow("""{"stack":"C000-05","seed":1,"durationSeconds":1,"actions":[{"action":"dance","atSeconds":1}]}""", "dance")]
        [DataRow("""[1,2]""", "object")]
        [DataRow("""{"stack":""", "JSON")]
        [DataRow("", "JSON")]
        public void Parse_NotWhole_SaysInOneSentenceWhatIsWrong(string json, string named)
        {
            var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioReader.Parse(json, "case.json"));
            StringAssert.Contains(error.Message, named);
            StringAssert.StartsWith(error.Message, "case.json: ");
            Assert.IsFalse(error.Message.Contains('\n') || error.Message.Contains("RigFirmware."), error.Message);
        }

        [TestMethod]
        public void Read_MissingFile_SaysSo()
        {
            var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioReader.Read("no/such.json"));
            StringAssert.Contains(error.Message, "no/such.json");
        }

        [TestMethod]
        public void Compile_MissingProgram_SaysSo()
        {
            Scenario scenario = ScenarioReader.Parse("""{"stack":"C000-05","seed":1,"durationSeconds":1,"program":"T999"}""", "case.json");
            var error = Assert.ThrowsExactly<ScenarioException>(() => ScenarioProgram.Compile(scenario, "."));
            StringAssert.Contains(error.Message, "T999");
        }

        [TestMethod]
        public void Read_EveryShippedScenario_IsWholeAndItsProgramCompiles()
        {
            string folder = Path.Combine(Repository.Root, "tools", "Rig", "Scenarios");
            string[] files = Directory.GetFiles(folder, "*.json");
            Assert.IsTrue(files.Length >= 5);
            foreach (string file in files)
            {
                Assert.IsTrue(ScenarioProgram.Compile(ScenarioReader.Read(file), folder).Length > 0, file);
            }
        }

        [TestMethod]
        public void Schema_Lists_AreTheCodes()
        {
            using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tools", "schemas", "scenario.schema.json")));
            JsonElement keys = schema.RootElement.GetProperty("properties");
            CollectionAssert.AreEqual(FaultCatalogue.Names.ToArray(), Enumeration(keys.GetProperty("faults").GetProperty("items").GetProperty("properties").GetProperty("fault")));
            CollectionAssert.AreEqual(ModelLibrary.StackNames.ToArray(), Enumeration(keys.GetProperty("stack")));
            string pattern = keys.GetProperty("faults").GetProperty("items").GetProperty("properties").GetProperty("channel").GetProperty("pattern").GetString()!;
            Assert.IsTrue(ChannelNames.All.All(name => System.Text.RegularExpressions.Regex.IsMatch(name, pattern)));
            string[] written = keys.EnumerateObject().Select(key => key.Name).Where(name => name[0] != '$').Order(StringComparer.Ordinal).ToArray();
            string[] read = typeof(Scenario).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal).ToArray();
            CollectionAssert.AreEqual(read, written);
        }

        private static string[] Enumeration(JsonElement element)
        {
            return element.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!).ToArray();
        }
    }
}
