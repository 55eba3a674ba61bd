using System.Collections.Generic;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Demo;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>Deadlines are absolute, and what passes without a tick is counted.</summary>
    [TestClass]
    public sealed class RealTimeLoopTests
    {
        private const int PeriodMs = 50;

        [TestMethod]
        public void Tick_HeldUpForSeveralPeriods_CountsThemAndSkipsToTheNextDeadline()
        {
            var work = new Work { HoldUpAtTick = 2, HoldUpMs = 230 };
            RealTimeLoop loop = RunUntil(work, ticks: 5, speed: 1);
            Assert.IsGreaterThanOrEqualTo(3, loop.MissedTicks);
            Assert.IsGreaterThanOrEqualTo(PeriodMs, loop.WorstLateMs);
            for (int i = 1; i < work.Ticks.Count; i++)
            {
                // Rig time is real time: a tick's deadline, its time less its lateness, lies on the grid and never repeats.
                int deadlineMs = work.Ticks[i].NowMs - work.Ticks[i].LateMs;
                Assert.AreEqual(0, deadlineMs % PeriodMs);
                Assert.IsGreaterThan(work.Ticks[i - 1].NowMs - work.Ticks[i - 1].LateMs, deadlineMs);
            }
        }

        [TestMethod]
        public void Tick_Accelerated_LeavesNoHoleInRigTime()
        {
            var work = new Work { HoldUpAtTick = 10, HoldUpMs = 120 };
            RunUntil(work, ticks: 200, speed: 50);
            for (int i = 0; i < work.Ticks.Count; i++)
            {
                Assert.AreEqual((i * PeriodMs, 0), work.Ticks[i]);
            }
        }

        [TestMethod]
        public void RigMs_BeforeTheStart_IsZero()
        {
            Assert.AreEqual(0, new RealTimeLoop(new Work(), PeriodMs, 1).RigMs);
        }

        [TestMethod]
        public void Stop_AfterTheStart_EndsTheTicks()
        {
            var work = new Work();
            RunUntil(work, ticks: 2, speed: 1);
            int count = work.Ticks.Count;
            Thread.Sleep(3 * PeriodMs);
            Assert.HasCount(count, work.Ticks);
        }

        private static RealTimeLoop RunUntil(Work work, int ticks, double speed)
        {
            var loop = new RealTimeLoop(work, PeriodMs, speed);
            work.WantedTicks = ticks;
            loop.Start();
            work.Done.Wait();
            loop.Stop();
            return loop;
        }

        private sealed class Work : ITickWork
        {
            public int HoldUpAtTick { get; init; } = -1;

            public int HoldUpMs { get; init; }

            public int WantedTicks { get; set; }

            public ManualResetEventSlim Done { get; } = new();

            public List<(int NowMs, int LateMs)> Ticks { get; } = [];

            public void Tick(int nowMs, int lateMs)
            {
                if (Ticks.Count == HoldUpAtTick)
                {
                    Thread.Sleep(HoldUpMs);
                }

                Ticks.Add((nowMs, lateMs));
                if (Ticks.Count >= WantedTicks)
                {
                    Done.Set();
                }
            }
        }
    }
}
