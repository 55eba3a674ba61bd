using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class ModelLibraryTests
    {
        [TestMethod]
        public void Stack_EveryName_ReadsAndSaysWhereTheCurveIsFrom()
        {
            CollectionAssert.AreEqual(new[] { "C000-03", "C000-04", "C000-05" }, (System.Collections.ICollection)ModelLibrary.StackNames);
            foreach (string name in ModelLibrary.StackNames)
            {
                StackModel model = ModelLibrary.Stack(name);
                Assert.AreEqual(name, model.Name);
                Assert.AreEqual("outside", model.Layer.OpenCircuit.Origin);
                StringAssert.Contains(model.Layer.OpenCircuit.Source, "Assumed");
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
