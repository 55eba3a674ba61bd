using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class JsonWriterTests
    {
        [TestMethod]
        public void Write_NestedValues_SetsCommasAndQuotes()
        {
            JsonWriter json = new JsonWriter(256);
            json.OpenObject();
            json.Pair("a", 1);
            json.Pair("b", "x");
            json.Name("c");
            json.OpenArray();
            json.Int(-5);
            json.Bool(true);
            json.Null();
            json.OpenObject();
            json.CloseObject();
            json.CloseArray();
            json.Name("d");
            json.Bool(false);
            json.CloseObject();
            Assert.AreEqual("{\"a\":1,\"b\":\"x\",\"c\":[-5,true,null,{}],\"d\":false}", Text(json));
        }

        [TestMethod]
        public void Int_EndsOfLong_AreWrittenWhole()
        {
            JsonWriter json = new JsonWriter(64);
            json.OpenArray();
            json.Int(long.MinValue);
            json.Int(long.MaxValue);
            json.Int(0);
            json.CloseArray();
            Assert.AreEqual("[-9223372036854775808,9223372036854775807,0]", Text(json));
        }

        [TestMethod]
        public void Text_QuotesBackslashesAndControls_AreMadeHarmless()
        {
            JsonWriter json = new JsonWriter(64);
            json.Text("a\"b\\c\n\u00B5");
            Assert.AreEqual("\"a\\\"b\\\\c??\"", Text(json));
        }

        [TestMethod]
        public void Write_AnyCapacity_NeverPassesTheEnd()
        {
            for (int capacity = 1; capacity < 20; capacity++)
            {
                JsonWriter json = new JsonWriter(capacity);
                json.OpenObject();
                json.Pair("name", 12345);
                json.CloseObject();
                Assert.IsTrue(json.Length <= capacity);
                Assert.AreEqual(capacity < 14 ? 1 : 0, json.Overflowed ? 1 : 0);
            }
        }

        private static string Text(JsonWriter json)
        {
            return JsonText.Of(json);
        }
    }
}
