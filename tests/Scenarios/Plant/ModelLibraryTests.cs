using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class ModelLibraryTests
    {
        [TestMethod]
        public void Stack_EveryName_ReadsAndSaysWhereTheCurveIsFrom()
        {
            Assert.IsGreaterThan(40, ModelLibrary.StackNames.Count);
            foreach (string name in ModelLibrary.StackNames)
            {
                StackModel model = ModelLibrary.Stack(name);
                Assert.AreEqual(name, model.Name);
                Assert.AreEqual("outside", model.Layer.OpenCircuit.Origin);
                Assert.IsTrue(model.Layer.OpenCircuit.Source.Contains("Assumed") || model.Layer.OpenCircuit.Source.Contains("No chemistry"), name);
            }

            Assert.IsNotNull(ModelLibrary.Rig());
        }

        [TestMethod]
        public void Stack_UnknownName_NamesTheKnownOnes()
        {
            var error = Assert.ThrowsExactly<ModelException>(() => ModelLibrary.Stack("C999-01"));
            StringAssert.Contains(error.Message, "C000-05");
        }

        [TestMethod]
        public void ParseStack_OnABasis_DiffersOnlyInWhatItStates()
        {
            StackModel basis = ModelLibrary.Stack("C001-04");
            StackModel model = ModelLibrary.Stack("C001-06");
            Assert.AreEqual(basis.Layer.Area.Value, model.Layer.Area.Value);
            Assert.AreEqual(135.8, model.Layer.InterfaceResistance.Value);
            Assert.IsNotNull(basis.Layer.HourResistance);
            Assert.IsNull(model.Layer.HourResistance, "set to null");
        }

        [TestMethod]
        [DataRow("""{"name":"x","basis":"C000-01","description":"d","layer":{"colour":null}}""", "colour")]
        [DataRow("""{"name":"x","basis":"C999-01","description":"d","layer":{}}""", "C999-01")]
        [DataRow("""{"name":"x","basis":"C000-01","description":"d","layer":{"shortConductance":null}}""", "shortConductance")]
        [DataRow("""{"name":"x","basis":"C000-01","description":"d","layer":{"oxidationVoltage":{"value":4,"unit":"volts","origin":"paper","source":"s"}}}""", "oxidationWidth")]
        [DataRow("""{"name":"x","basis":"C000-01","description":"d","layer":{"hourResistance":{"origin":"paper","source":"s","atUnit":"hours","at":[0,0],"unit":"factor","values":[1,2]}}}""", "HourResistance")]
        [DataRow("""{"name":"x","basis":"C000-01","description":"d","layer":{"hourResistance":{"origin":"heard","source":"s","atUnit":"hours","at":[0],"unit":"factor","values":[1]}}}""", "HourResistance")]
        public void ParseStack_OnABasisWithAMistake_SaysWhatIsWrong(string json, string named)
        {
            var error = Assert.ThrowsExactly<ModelException>(() => ModelLibrary.ParseStack(json, "x.json"));
            StringAssert.Contains(error.Message, named);
        }

        [TestMethod]
        public void Schema_OfTheLayer_HasTheModelsKeys()
        {
            using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tools", "schemas", "model.schema.json")));
            JsonElement layer = schema.RootElement.GetProperty("properties").GetProperty("layer").GetProperty("properties");
            CollectionAssert.AreEquivalent(
                typeof(LayerModel).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToArray(),
                layer.EnumerateObject().Select(key => key.Name).ToArray());
            CollectionAssert.AreEquivalent(
                typeof(LayerModel).GetProperties().Where(property => property.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonRequiredAttribute), false).Length > 0).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToArray(),
                schema.RootElement.GetProperty("then").GetProperty("properties").GetProperty("layer").GetProperty("required").EnumerateArray().Select(key => key.GetString()).ToArray());
        }

        [TestMethod]
        [DataRow("{\"name\":\"x\",\"colour\":1}", "colour")]
        [DataRow("{\"name\":\"x\"}", "description")]
        [DataRow("[]", "x.json")]
        public void ParseStack_NotAModel_SaysWhatIsWrong(string json, string named)
        {
            var error = Assert.ThrowsExactly<ModelException>(() => ModelLibrary.ParseStack(json, "x.json"));
            StringAssert.Contains(error.Message, named);
        }
    }
}
