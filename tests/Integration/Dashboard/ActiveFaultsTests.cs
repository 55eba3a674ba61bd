using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Dashboard.Feed;

namespace RigFirmware.Tests.Integration.Dashboard
{
    /// <summary>A viewer sees what is wrong now, whenever it came.</summary>
    [TestClass]
    public sealed class ActiveFaultsTests
    {
        [TestMethod]
        public void TakeState_ViewerThatCameLate_KnowsWhatIsActive()
        {
            var faults = new ActiveFaults();
            Assert.IsTrue(faults.TakeState(State(2, "CellOvervoltage", "OutboxFull")));
            Assert.AreEqual("CellOvervoltage OutboxFull", Names(faults));
            Assert.IsFalse(faults.TakeState(State(2, "CellOvervoltage", "OutboxFull")), "nothing new");
        }

        [TestMethod]
        public void TakeState_FaultWhoseEndWasMissed_IsGone()
        {
            var faults = new ActiveFaults();
            faults.Take(JsonNode.Parse("""{"kind": "faultRaised", "fault": "DoorOpen"}"""));
            Assert.IsTrue(faults.TakeState(State(0)));
            Assert.AreEqual("", Names(faults));
        }

        [TestMethod]
        public void TakeState_NotAllAreListed_KeepsTheOthers()
        {
            var faults = new ActiveFaults();
            faults.Take(JsonNode.Parse("""{"kind": "faultRaised", "fault": "StoreFull"}"""));
            Assert.IsTrue(faults.TakeState(State(9, "CellOvervoltage")));
            Assert.AreEqual("CellOvervoltage StoreFull", Names(faults));
        }

        [TestMethod]
        public void TakeState_LastWillOrAnOlderRig_ChangesNothing()
        {
            var faults = new ActiveFaults();
            faults.Take(JsonNode.Parse("""{"kind": "faultRaised", "fault": "StoreFull"}"""));
            Assert.IsFalse(faults.TakeState(JsonNode.Parse("""{"rigId": "a", "state": "lost"}""")));
            Assert.AreEqual("StoreFull", Names(faults));
        }

        private static JsonObject State(int count, params string[] names)
        {
            return new JsonObject
            {
                ["activeFaultCount"] = count,
                ["activeFaults"] = new JsonArray([.. names.Select(name => new JsonObject { ["fault"] = name })]),
            };
        }

        private static string Names(ActiveFaults faults)
        {
            return string.Join(' ', faults.ToJson().Select(fault => (string?)fault!["fault"]));
        }
    }
}
