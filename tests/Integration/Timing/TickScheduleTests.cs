using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Timing;

namespace RigFirmware.Tests.Integration.Timing
{
    [TestClass]
    public class TickScheduleTests
    {
        [TestMethod]
        public void Begin_EveryTickALittleLate_DoesNotAddUp()
        {
            var schedule = new TickSchedule(50, 1000);
            for (int i = 0; i < 1000; i++)
            {
                int due = 1000 + (i * 50);
                Assert.AreEqual(3, schedule.WaitMs(due - 3));
                Assert.AreEqual(7, schedule.Begin(due + 7));
            }

            Assert.AreEqual(0, schedule.Missed);
        }

        [TestMethod]
        public void Begin_AWholePeriodLate_CountsTheMissedAndKeepsTheGrid()
        {
            var schedule = new TickSchedule(50, 0);
            Assert.AreEqual(0, schedule.Begin(0));
            Assert.AreEqual(120, schedule.Begin(170));
            Assert.AreEqual(2, schedule.Missed);
            Assert.AreEqual(30, schedule.WaitMs(170), "the next is due at 200");
        }

        [TestMethod]
        public void Begin_AcrossTheWrap_GoesOn()
        {
            var schedule = new TickSchedule(50, int.MaxValue - 10);
            Assert.AreEqual(0, schedule.Begin(int.MaxValue - 10));
            Assert.AreEqual(50, schedule.WaitMs(int.MaxValue - 10));
            Assert.AreEqual(1, schedule.Begin(unchecked(int.MaxValue + 41)));
            Assert.AreEqual(0, schedule.Missed);
        }
    }
}
