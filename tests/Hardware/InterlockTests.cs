using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class InterlockTests
{
    [TestMethod]
    public void Outputs_EveryCombination_FollowTheTruthTable()
    {
        for (int row = 0; row < 32; row++)
        {
            bool motion = (row & 1) != 0;
            bool thermostat = (row & 2) != 0;
            bool latch = (row & 4) != 0;
            bool heartbeat = (row & 8) != 0;
            bool commands = (row & 16) != 0;
            InterlockLogic logic = Idle();
            if (!latch)
            {
                Trip(logic);
            }

            logic.Motion = motion;
            logic.Thermostat = thermostat;
            logic.Heartbeat = heartbeat;
            logic.Commands = commands;
            logic.Settle();
            bool all = motion && thermostat && latch && heartbeat && commands;
            Assert.AreEqual(all, logic.ContactorCoil, $"contactor, row {row}");
            Assert.AreEqual(all, logic.Source, $"source, row {row}");
            Assert.AreEqual(all, logic.Heater, $"heater, row {row}");
            Assert.AreEqual(motion && heartbeat && commands, logic.Clamp, $"clamp, row {row}");
        }
    }

    [TestMethod]
    public void CellComparator_EachOfTwelve_OpensAtOnceAndStaysOpenWhenTheCauseIsGone()
    {
        for (int cell = 1; cell <= 12; cell++)
        {
            InterlockLogic logic = Running();
            logic.TrippingCell = cell;
            logic.Settle();
            Assert.IsFalse(logic.ContactorCoil || logic.Source || logic.Heater, $"cell {cell}");
            logic.TrippingCell = 0;
            logic.Settle();
            Assert.IsFalse(logic.ContactorCoil || logic.Source || logic.Heater, $"cell {cell}");
            Assert.IsTrue(logic.Tripped && logic.Clamp && !logic.MemoryHealthy, $"cell {cell}");
        }
    }

    [TestMethod]
    public void Button_WithTheCauseStillThere_ClearsNothing()
    {
        InterlockLogic logic = Running();
        logic.TrippingCell = 3;
        logic.Settle();
        Press(logic);
        logic.TrippingCell = 0;
        logic.Settle();
        Assert.IsTrue(logic.Tripped);
        Assert.IsFalse(logic.MemoryHealthy || logic.MemoryWasFought);
    }

    [TestMethod]
    public void Button_WithTheCauseGone_Clears()
    {
        InterlockLogic logic = Running();
        Trip(logic);
        Press(logic);
        Assert.IsFalse(logic.Tripped);
        Assert.IsTrue(logic.ContactorCoil);
    }

    [TestMethod]
    public void Button_HeldForEver_DoesNotHoldATripAway()
    {
        InterlockLogic logic = Running();
        logic.ButtonPressed = true;
        logic.Settle();
        logic.TrippingCell = 7;
        logic.Settle();
        logic.TrippingCell = 0;
        logic.Settle();
        Assert.IsFalse(logic.ContactorCoil || logic.Source || logic.Heater);
    }

    [TestMethod]
    public void Heartbeat_LostWithTheContactorClosed_LatchesAndLostWhileOpenDoesNot()
    {
        InterlockLogic running = Running();
        running.Heartbeat = false;
        running.Settle();
        running.Heartbeat = true;
        running.Settle();
        Assert.IsTrue(running.Tripped);

        InterlockLogic idle = Idle();
        idle.Heartbeat = false;
        idle.Settle();
        idle.Heartbeat = true;
        idle.Settle();
        Assert.IsFalse(idle.Tripped);
    }

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(true, false)]
    public void Command_WithoutHeartbeatOrWithALatchedTrip_EnergisesNothingForAMoment(bool heartbeat, bool latch)
    {
        InterlockLogic logic = Idle();
        if (!latch)
        {
            Trip(logic);
        }

        logic.Heartbeat = heartbeat;
        logic.Settle();
        logic.Watch();
        logic.Commands = true;
        logic.Settle();
        Assert.IsFalse(logic.WasEnergised);
    }

    [TestMethod]
    public void EmergencyStop_ReleasedAgain_StaysTripped()
    {
        InterlockLogic logic = Running();
        logic.Motion = false;
        logic.Settle();
        Assert.IsFalse(logic.Clamp);
        logic.Motion = true;
        logic.Settle();
        Assert.IsTrue(logic.Tripped && !logic.ContactorCoil);
    }

    [TestMethod]
    public void Supply_FailingAndReturning_KeepsATripAndInventsNone()
    {
        InterlockLogic tripped = Running();
        Trip(tripped);
        InterlockLogic healthy = Idle();
        foreach (InterlockLogic logic in new[] { tripped, healthy })
        {
            logic.PowerGood = false;
            logic.Settle();
            Assert.IsFalse(logic.ContactorCoil || logic.Source || logic.Heater);

            // Collapsing rails: comparators and loop say anything.
            logic.TrippingCell = 5;
            logic.Motion = false;
            logic.Settle();
            logic.TrippingCell = 0;
            logic.Motion = true;
            logic.Settle();
            logic.PowerGood = true;
            logic.Settle();
        }

        Assert.IsTrue(tripped.Tripped);
        Assert.IsFalse(healthy.Tripped);
    }

    [TestMethod]
    public void Source_ItsLastGate_TakesTheLoopItselfAndNotOnlyTheLatch()
    {
        // The latch would follow an open loop within nanoseconds; the source does not have to wait for it.
        string gate = Folder.Connections.Single(connection => connection.Net == "SOURCE_ON" && connection.Reference == "U45").Pin;
        Assert.AreEqual("OUT2", gate);
        string[] inputs = Folder.Connections.Where(connection => connection.Reference == "U45" && (connection.Pin is "IN3" or "IN4")).Select(connection => connection.Net).ToArray();
        CollectionAssert.AreEquivalent(new[] { "SOURCE_GATE", "LOOP_OK" }, inputs);
    }

    [TestMethod]
    public void ContactorFeedback_EitherRelayNotOpen_ReadsClosed()
    {
        // Both mirror contacts lie in series between 3V3S and CONTACTOR_OPEN.
        string[] path = ["K1.NCA 3V3S", "K1.NCB MIRROR_MID", "K2.NCA MIRROR_MID", "K2.NCB CONTACTOR_OPEN"];
        string[] wired = Folder.Connections.Where(connection => connection.Pin is "NCA" or "NCB").Select(connection => $"{connection.Reference}.{connection.Pin} {connection.Net}").ToArray();
        CollectionAssert.AreEquivalent(path, wired);
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(true, true)]
    public void LampTest_WithTheContactorOpen_LatchesNothing(bool over, bool under)
    {
        InterlockLogic logic = Idle();
        logic.TestOver = over;
        logic.TestUnder = under;
        logic.MaskHangs = true;
        logic.Settle();
        Assert.AreEqual(over && under, logic.ShuntTest, "both lines together are the shunts' test current");

        // The comparators are back before the mask's capacitor is empty.
        logic.TestOver = false;
        logic.TestUnder = false;
        logic.Settle();
        logic.MaskHangs = false;
        logic.Settle();
        Assert.IsFalse(logic.Tripped || logic.ShuntTest);
        Assert.IsTrue(logic.MemoryHealthy);
    }

    [TestMethod]
    public void LampTest_MaskGoneBeforeTheComparatorsAreBack_Latches()
    {
        InterlockLogic logic = Idle();
        logic.TrippingCell = 4;
        logic.Settle();
        Assert.IsTrue(logic.Tripped, "the mask is the test's alone");
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(true, true)]
    public void LampTest_LineStuckAsTheContactorCloses_TripsAtOnce(bool over, bool under)
    {
        InterlockLogic logic = Idle();
        logic.TestOver = over;
        logic.TestUnder = under;
        logic.Settle();
        Assert.IsFalse(logic.Tripped);
        logic.Commands = true;
        logic.Settle();
        Assert.IsTrue(logic.Tripped);
        Assert.IsFalse(logic.ContactorCoil || logic.Source || logic.Heater);
    }

    [TestMethod]
    public void LampMask_HangingAfterTheContactorClosed_HidesNoComparator()
    {
        InterlockLogic logic = Running();
        logic.MaskHangs = true;
        logic.Settle();
        logic.TrippingCell = 11;
        logic.Settle();
        Assert.IsTrue(logic.Tripped && !logic.ContactorCoil);
    }

    private static InterlockLogic Idle() => new InterlockLogic().Settle();

    private static InterlockLogic Running() => new InterlockLogic { Commands = true }.Settle();

    private static void Trip(InterlockLogic logic)
    {
        logic.TrippingCell = 1;
        logic.Settle();
        logic.TrippingCell = 0;
        logic.Settle();
    }

    private static void Press(InterlockLogic logic)
    {
        logic.ButtonPressed = true;
        logic.Settle();
        logic.ButtonPressed = false;
        logic.Settle();
    }
}
