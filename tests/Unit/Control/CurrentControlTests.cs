using nanoFramework.TestFramework;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class CurrentControlTests
    {
        private static CurrentControl s_control;
        private static Snapshot s_snapshot;
        private static int s_flowing;
        private static int s_flowingBefore;

        [TestMethod]
        public void Apply_AnotherRange_GoesOverWithoutCurrent()
        {
            int[] wanted = new[] { 80000, 800000, 8000000, 400000000, -8000000, -800000, 80000 };
            Begin();
            for (int i = 0; i < wanted.Length; i++)
            {
                byte range = s_control.Range;
                int before = s_control.Nanoamps;
                for (int tick = 0; tick < 30; tick++)
                {
                    Tick(wanted[i], wanted[i], true);
                    if (s_control.Range != range)
                    {
                        range = s_control.Range;
                        Assert.AreEqual(0, before, "current of the tick before a change of range");
                        Assert.AreEqual(0, s_control.Nanoamps, "current in the tick of a change of range");
                    }

                    Assert.IsTrue(Saturate.Magnitude(s_control.Nanoamps) <= CurrentRange.NanoampsMax(s_control.Range), "beyond the range");
                    before = s_control.Nanoamps;
                }

                Assert.AreEqual(wanted[i], s_control.Nanoamps);
                Assert.AreEqual(CurrentRange.ForNanoamps(wanted[i]), s_control.Range);
                Assert.IsFalse(s_control.IsBusy);
            }
        }

        [TestMethod]
        public void Apply_AnotherRangeWhileCurrentFlows_TakesFourTicksWithoutCurrent()
        {
            Begin();
            Settle(80000);
            int zeros = 0;
            for (int tick = 0; tick < 20; tick++)
            {
                Tick(800000, 800000, true);
                zeros += s_control.Nanoamps == 0 ? 1 : 0;
            }

            Assert.AreEqual(4, zeros);
        }

        [TestMethod]
        public void Apply_CurrentDoesNotEnd_WaitsWithTheRelaysAndNotForEver()
        {
            Begin();
            Settle(80000);
            for (int tick = 0; tick < CurrentControl.EmptyingTicksMax; tick++)
            {
                Read(80000);
                s_control.Apply(s_snapshot, 800000, 800000, true);
                Assert.AreEqual(CurrentRange.Microamps100, s_control.Range);
                Assert.AreEqual(0, s_control.Nanoamps);
            }

            Read(80000);
            s_control.Apply(s_snapshot, 800000, 800000, true);
            Assert.AreEqual(CurrentRange.Milliamps1, s_control.Range);
        }

        [TestMethod]
        public void Apply_SensorNotRead_IsNoZero()
        {
            Begin();
            Settle(80000);
            s_snapshot.Quality[Channel.CurrentSecond] = (byte)Quality.Stale;
            for (int tick = 0; tick < 10; tick++)
            {
                s_snapshot.Fast[Channel.Current] = 0;
                s_snapshot.Fast[Channel.CurrentSecond] = 0;
                s_control.Apply(s_snapshot, 800000, 800000, true);
                Assert.AreEqual(CurrentRange.Microamps100, s_control.Range);
            }
        }

        [TestMethod]
        public void Apply_Rest_KeepsTheRange()
        {
            Begin();
            Settle(8000000);
            for (int tick = 0; tick < 10; tick++)
            {
                Tick(0, 0, true);
                Assert.AreEqual(CurrentRange.Milliamps10, s_control.Range);
                Assert.AreEqual(0, s_control.Nanoamps);
            }

            Tick(8000000, 8000000, true);
            Assert.AreEqual(8000000, s_control.Nanoamps);
        }

        [TestMethod]
        public void Apply_FirstCurrentAfterTheContactorWasOpen_Rises()
        {
            Begin();
            Settle(80000);
            Tick(0, 0, false);
            int[] expected = new[] { 20000, 40000, 60000, 80000, 80000 };
            for (int tick = 0; tick < expected.Length; tick++)
            {
                Tick(80000, 80000, true);
                Assert.AreEqual(expected[tick], s_control.Nanoamps);
            }
        }

        [TestMethod]
        public void Apply_RangeWantedBackBeforeARelayMoved_GoesBack()
        {
            Begin();
            Settle(80000);
            Tick(800000, 800000, true);
            for (int tick = 0; tick < 8; tick++)
            {
                Tick(70000, 70000, true);
                Assert.AreEqual(CurrentRange.Microamps100, s_control.Range);
            }

            Assert.AreEqual(70000, s_control.Nanoamps);
        }

        private static void Settle(int nanoamps)
        {
            for (int tick = 0; tick < 20; tick++)
            {
                Tick(nanoamps, nanoamps, true);
            }

            Assert.AreEqual(nanoamps, s_control.Nanoamps);
        }

        // The median shows the current of the tick before the last.
        private static void Tick(int nanoamps, int rangeNanoamps, bool connected)
        {
            Read(s_flowingBefore);
            s_flowingBefore = s_flowing;
            s_control.Apply(s_snapshot, nanoamps, rangeNanoamps, connected);
            s_flowing = s_control.Nanoamps;
        }

        private static void Read(int nanoamps)
        {
            s_snapshot.Fast[Channel.Current] = nanoamps;
            s_snapshot.Fast[Channel.CurrentSecond] = nanoamps;
        }

        // Static, made anew by every test: the board's runner calls tests without an object.
        private static void Begin()
        {
            s_control = new CurrentControl();
            s_snapshot = new Snapshot();
            s_snapshot.Quality[Channel.Current] = (byte)Quality.Ok;
            s_snapshot.Quality[Channel.CurrentSecond] = (byte)Quality.Ok;
            s_flowing = 0;
            s_flowingBefore = 0;
        }
    }
}
