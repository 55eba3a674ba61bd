using System;
using nanoFramework.TestFramework;

namespace RigFirmware.Tests.OnTarget
{
    /// <summary>How the board keeps dates and spans where the firmware or its telemetry relies on it.</summary>
    [TestClass]
    public class TimeTests
    {
        private const long TicksPerSecond = 10000000;

        [TestMethod]
        public void MinValue_Year_Is1601()
        {
            Assert.AreEqual(1601, DateTime.MinValue.Year);
        }

        [TestMethod]
        public void UnixSeconds_OfAKnownDate_AreRight()
        {
            // 2024-02-29 12:34:56 UTC is 1709210096 s after 1970: a leap day counts.
            long seconds = (new DateTime(2024, 2, 29, 12, 34, 56).Ticks - new DateTime(1970, 1, 1).Ticks) / TicksPerSecond;
            Assert.IsTrue(seconds == 1709210096L);
        }

        [TestMethod]
        public void AddSeconds_AcrossTheYear_CarriesEveryPart()
        {
            DateTime next = new DateTime(2026, 12, 31, 23, 59, 59).AddSeconds(1);
            Assert.AreEqual(2027, next.Year);
            Assert.AreEqual(1, next.Month);
            Assert.AreEqual(1, next.Day);
            Assert.AreEqual(0, next.Hour + next.Minute + next.Second);
        }

        [TestMethod]
        public void ToString_SortableParts_AreWritten()
        {
            DateTime time = new DateTime(2026, 3, 4, 5, 6, 7);
            Assert.AreEqual("2026-03-04T05:06:07", time.ToString("yyyy-MM-ddTHH:mm:ss"));
        }

        [TestMethod]
        public void TimeSpan_Parts_AreOfTheWhole()
        {
            TimeSpan span = new TimeSpan(1, 2, 3, 4);
            Assert.AreEqual(1, span.Days);
            Assert.AreEqual(2, span.Hours);
            Assert.IsTrue(span.Ticks == 93784L * TicksPerSecond);
        }

        [TestMethod]
        public void TickCount64_OverABusyWhile_NeverRunsBackwards()
        {
            long before = Environment.TickCount64;
            for (int i = 0; i < 1000; i++)
            {
                long now = Environment.TickCount64;
                Assert.IsTrue(now >= before, "monotonic");
                before = now;
            }
        }
    }
}
