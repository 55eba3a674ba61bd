using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class StateTableTests
    {
        // Every allowed edge as mode, event, mode; everything else must leave the mode alone.
        private static readonly byte[] Edges =
        {
            0, 0, 1,
            1, 1, 2,
            2, 2, 3,
            3, 3, 4,
            3, 4, 6,
            3, 7, 6,
            4, 5, 5,
            4, 7, 6,
            4, 8, 6,
            5, 6, 4,
            5, 7, 6,
            6, 9, 2,
            7, 11, 2,
        };

        [TestMethod]
        public void Next_EveryPairOfModeAndEvent_IsAsDrawn()
        {
            StateTable table = new StateTable();
            for (int mode = 0; mode < StateTable.Modes; mode++)
            {
                for (int e = 0; e < StateTable.Events; e++)
                {
                    int expected = e == (int)RigEvent.FaultTripped ? (int)RigMode.Tripped : Expected(mode, e);
                    Assert.AreEqual(expected, (int)table.Next((RigMode)mode, (RigEvent)e));
                }
            }
        }

        [TestMethod]
        public void Tripped_Running_NeverWhateverTheEvent()
        {
            StateTable table = new StateTable();
            for (int e = 0; e < StateTable.Events; e++)
            {
                RigMode next = table.Next(RigMode.Tripped, (RigEvent)e);
                Assert.IsTrue(next == RigMode.Tripped || (next == RigMode.Idle && e == (int)RigEvent.Acknowledged));
            }
        }

        [TestMethod]
        public void Idle_Running_NeverWithoutArming()
        {
            StateTable table = new StateTable();
            for (int e = 0; e < StateTable.Events; e++)
            {
                Assert.IsTrue(table.Next(RigMode.Idle, (RigEvent)e) != RigMode.Running);
                Assert.IsTrue(table.Next(RigMode.Boot, (RigEvent)e) != RigMode.Running);
                Assert.IsTrue(table.Next(RigMode.SelfTest, (RigEvent)e) != RigMode.Running);
                Assert.IsTrue(table.Next(RigMode.Stopping, (RigEvent)e) != RigMode.Running);
            }
        }

        private static int Expected(int mode, int e)
        {
            for (int i = 0; i < Edges.Length; i += 3)
            {
                if (Edges[i] == mode && Edges[i + 1] == e)
                {
                    return Edges[i + 2];
                }
            }

            return mode;
        }
    }
}
