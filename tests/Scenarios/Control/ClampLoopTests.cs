using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>The clamp's force in the plant. The load cell's own error of gain is taken away: what is judged is the control.</summary>
    [TestClass]
    public sealed class ClampLoopTests
    {
        private const double HeadNewtons = 100;

        // Half a step of the drive, and what the control leaves alone.
        private const double ResolutionNewtons = 0.15;

        [TestMethod]
        [DataRow(1)]
        [DataRow(12)]
        public void Force_FromTheFirstTickOn_StaysAtTheStandingOne(int cells)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05").WithCells(cells), 0.5, null, Surroundings());
            double worst = 0;
            bench.Run(60, () => worst = Math.Max(worst, Math.Abs(bench.Rig.Truth.Clamp.Newtons - 45.2)));
            Assert.IsTrue(worst <= 0.01 * 45.2, $"{worst:F2} N off");
        }

        [TestMethod]
        public void Force_Steps_SettlesWithoutOvershoot()
        {
            double[] wanted = [80, 10, 50, 30];
            string steps = "";
            foreach (double newtons in wanted)
            {
                steps += $"  - force: {newtons} N\n    until: [time >= 1 min]\n";
            }

            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, steps, Surroundings());
            var picture = new StepPicture("Clamp force in steps", "N");
            double from = 45.2;
            for (int step = 0; step < wanted.Length; step++)
            {
                bench.RunUntil(() => bench.StepStarts.Count > step, 20);
                double newtons = wanted[step];
                double beyond = 0;
                double sign = Math.Sign(newtons - from);
                double settling = (Math.Abs(newtons - from) / 3) + 5;
                bench.Run(settling, Look);
                double worst = 0;
                bench.Run(59 - settling, () =>
                {
                    Look();
                    worst = Math.Max(worst, Math.Abs(bench.Rig.Truth.Clamp.Newtons - newtons));
                });
                Assert.IsTrue(beyond <= 0.01 * HeadNewtons, $"to {newtons} N: overshoot {beyond:F2} N");
                Assert.IsTrue(worst <= Math.Max(0.01 * newtons, ResolutionNewtons), $"at {newtons} N: {worst:F2} N off, five seconds after the ramp");
                from = newtons;

                void Look()
                {
                    double force = bench.Rig.Truth.Clamp.Newtons;
                    beyond = Math.Max(beyond, (force - newtons) * sign);
                    picture.Add(bench.Seconds, force, newtons);
                }
            }

            picture.Write("step-force");
        }

        [TestMethod]
        [DataRow(1, "1 C")]
        [DataRow(12, "1 C")]
        [DataRow(12, "0.1 C")]
        public void Force_StackBreathesOverACharge_FollowsWithinOnePercent(int cells, string rate)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05").WithCells(cells), 0.1, $"  - charge: {rate}\n    until: [any cell >= 4.29 V, time >= 20 h]\n", Surroundings());
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
            double swellingBefore = bench.Rig.Truth.Clamp.SwellingMillimetres;
            double worst = 0;
            int moves = 0;
            int drive = bench.Executive.Commands.ClampPermille;
            bench.RunUntil(() => bench.Executive.Mode != Core.Safety.RigMode.Running, 50000, () =>
            {
                worst = Math.Max(worst, Math.Abs(bench.Rig.Truth.Clamp.Newtons - 45.2));
                moves += bench.Executive.Commands.ClampPermille == drive ? 0 : 1;
                drive = bench.Executive.Commands.ClampPermille;
            });
            double breathed = bench.Rig.Truth.Clamp.SwellingMillimetres - swellingBefore;
            Assert.IsTrue(breathed > 0.001 * cells, $"the stack grew by {breathed * 1e3:F2} um only");
            Assert.IsTrue(worst <= 0.01 * 45.2, $"{worst:F2} N off");
            Assert.IsTrue(moves <= 20, $"the screw moved {moves} times for {breathed * 1e3:F1} um");
        }

        [TestMethod]
        public void Force_ActuatorJammedForLong_TakesTheForceUpWithoutOvershoot()
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, "  - force: 80 N\n    until: [time >= 1 h]\n", Surroundings());
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
            bench.Rig.Truth.Clamp.Jammed = true;
            bench.Run(600);
            bench.Rig.Truth.Clamp.Jammed = false;
            double highest = 0;
            bench.Run(60, () => highest = Math.Max(highest, bench.Rig.Truth.Clamp.Newtons));
            Assert.IsTrue(highest <= 81, $"up to {highest:F2} N");
            Assert.AreEqual(80, bench.Rig.Truth.Clamp.Newtons, 0.8);
        }

        [TestMethod]
        [DataRow(0.7)]
        [DataRow(1.4)]
        public void Force_SpringOfAnotherStiffness_SettlesWithinOnePercent(double factor)
        {
            RigModel rig = Surroundings();
            rig.SpringStiffness.Value *= factor;
            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, "  - force: 60 N\n    until: [time >= 1 h]\n", rig);
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
            bench.Run(60);
            double worst = 0;
            bench.Run(120, () => worst = Math.Max(worst, Math.Abs(bench.Rig.Truth.Clamp.Newtons - 60)));
            Assert.IsTrue(worst <= 0.6, $"{worst:F2} N off");
        }

        [TestMethod]
        public void Force_SensorsSilentAtTheStart_LeavesTheActuatorWhereItIs()
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, null, Surroundings());
            bench.Rig.Inject(new FaultSpecification { Fault = "nack", AtSeconds = 0, DurationSeconds = 5 });
            double worst = 0;
            bench.Run(8, () => worst = Math.Max(worst, Math.Abs(bench.Rig.Truth.Clamp.Newtons - 45.2)));
            Assert.IsTrue(worst <= 0.5, $"{worst:F2} N off");
        }

        private static RigModel Surroundings()
        {
            RigModel rig = ModelLibrary.Rig();
            rig.ForceGainError.Value = 0;
            return rig;
        }
    }
}
