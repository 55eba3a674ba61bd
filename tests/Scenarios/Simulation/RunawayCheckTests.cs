using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class RunawayCheckTests
    {
        [TestMethod]
        [DataRow(2, 1)]
        [DataRow(2, 2)]
        [DataRow(12, 1)]
        [DataRow(12, 6)]
        [DataRow(12, 12)]
        public void Run_RunawayThatFeedsItself_IsAnsweredByAlarmAndSafeClamp(int cells, int cell)
        {
            Scenario scenario = Runs.Stack(120).With("runaway", cell: cell);
            scenario.Program = "";
            scenario.Cells = cells;
            using SimulationRunner runner = scenario.Prepare();
            SimulationResult result = runner.Run(null, default);
            RunawayCheck check = runner.Monitor.Runaway!;
            Assert.IsTrue(check.ConfirmedUs > 0 && check.IsAnswered, result.Story());
            Assert.IsTrue(check.AnswerMs <= RunawayCheck.AnswerBudgetMs, $"{check.AnswerMs} ms");
            Assert.IsTrue(check.ClampMs > 0, $"clamp at {runner.Rig.Truth.Clamp.TravelMillimetres} mm, motion {runner.Rig.Truth.Chain.MotionAllowed}, sent {runner.Rig.Truth.Clamp.IsSentSafe}; {result.Story()}");
            Assert.IsFalse(check.IsAnswerViolated || check.IsClampViolated);
            Assert.IsTrue(runner.Rig.Truth.AlarmSounds);
            Assert.IsTrue(runner.TelemetryRecords > 1100, $"{runner.TelemetryRecords} records");
        }

        [TestMethod]
        public void Run_HealthyRig_ConfirmsNothing()
        {
            using SimulationRunner runner = Runs.Stack(60).Prepare();
            runner.Run(null, default);
            Assert.AreEqual(-1, runner.Monitor.Runaway!.ConfirmedUs);
        }

        [TestMethod]
        public void Observe_NobodyAnswers_IsAViolation()
        {
            // The plant without a firmware: nobody sounds the alarm.
            RunawayCheck check = Alone(rig => { });
            Assert.IsTrue(check.ConfirmedUs > 0);
            Assert.IsTrue(check.IsAnswerViolated);
            Assert.IsFalse(check.IsAnswered);
        }

        [TestMethod]
        public void Observe_NoHeartbeatForTheClamp_IsAViolation()
        {
            RunawayCheck check = Alone(rig =>
            {
                rig.Truth.AlarmSounds = true;
                rig.Truth.Clamp.DriveSafe();
            });
            Assert.IsTrue(check.IsAnswered);
            Assert.IsFalse(check.IsAnswerViolated);
            Assert.IsTrue(check.IsClampViolated, "without a heartbeat the motor has no supply");
        }

        [TestMethod]
        public void Observe_ClampJammed_IsNoViolation()
        {
            RunawayCheck check = Alone(rig =>
            {
                rig.Truth.AlarmSounds = true;
                rig.Truth.Clamp.Jammed = true;
                rig.Truth.Clamp.DriveSafe();
            });
            Assert.IsFalse(check.IsClampViolated);
        }

        private static RunawayCheck Alone(System.Action<SimulatedRig> answer)
        {
            var rig = new SimulatedRig(ModelLibrary.Stack("C000-05"), 1);
            rig.SetStateOfCharge(0.5);
            rig.Inject(new FaultSpecification { Fault = "runaway", Cell = 2, AtSeconds = 1 });
            var check = new RunawayCheck(60000, rig);
            var sample = new RigSample();
            for (int i = 0; i < 1200; i++)
            {
                rig.Advance(50);
                rig.Sample(sample, SampleGroups.Electrical);
                answer(rig);
                check.Observe(rig.NowUs);
            }

            return check;
        }
    }
}
