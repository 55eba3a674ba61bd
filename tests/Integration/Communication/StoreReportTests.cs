using System;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Drift;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Recording;
using RigFirmware.Host.SelfTests;
using RigFirmware.Simulated.Faults;
using RigFirmware.Tests.Integration.Demo;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>What the host answers from its store about drift and about the self-test, as the rig really told it.</summary>
    [TestClass]
    public sealed class StoreReportTests
    {
        private readonly TripBench _bench = new();
        private readonly RunFolder _folder = new();

        [TestCleanup]
        public void RemoveFolder()
        {
            _folder.Dispose();
        }

        [TestMethod]
        public void Drift_CellThatMoves_IsToldWithItsWayAndTheWarning()
        {
            Start();
            _bench.Ticks(20 * 150);
            _bench.Inject(new FaultSpecification { Fault = "sensorDrift", Channel = "cell1", Value = 60 });
            _bench.Inject(new FaultSpecification { Fault = "sensorDrift", Channel = "cell2", Value = -60 });
            _bench.Ticks(20 * 800);
            _bench.Record(_folder.Store);
            DriftReport report = DriftReader.Read(_folder.Store).Single();
            Assert.AreEqual("rig1", report.RigId);
            CollectionAssert.AreEqual(new[] { "cell1", "cell2", "stack", "current", "plate1", "plate2", "plate3", "plate4", "heater", "ambient" }, report.Channels.Select(one => one.Channel).ToArray());
            DriftChannel cell = report.Channels[0];
            Assert.IsTrue(cell.IsKnown && cell.Told > 3);
            Assert.IsGreaterThan(30000, cell.Moved);
            Assert.IsLessThan(-30000, report.Channels[1].Moved);
            Assert.AreEqual(DriftWatch.CellMicrovoltsMax, (int)cell.FurthestLimit);
            Assert.AreEqual("microvolts", cell.Unit);
            Assert.IsTrue(cell.WasWarned || report.Channels[1].WasWarned);
            Assert.IsFalse(report.Channels[2].WasWarned, "their sum has not moved");
            Assert.IsLessThan(500, Math.Abs(report.Channels[4].Moved), "a plate");
            JsonElement told = JsonDocument.Parse(_bench.Link.Texts("state").Last()).RootElement.GetProperty("drift");
            Assert.AreEqual(10, told.GetProperty("judgedPairs").GetInt32());
            StringAssert.StartsWith(told.GetProperty("channel").GetString(), "cell");
            CliRun text = CliRun.Of($"drift \"{_folder.Store}\"");
            Assert.AreEqual(0, text.ExitCode, text.Error);
            StringAssert.Contains(text.Output, ", warned");
            StringAssert.Contains(text.Output, " microvolts, furthest +");
            JsonElement json = JsonDocument.Parse(CliRun.Of($"drift \"{_folder.Store}\" --rig rig1 --json").Output).RootElement;
            Assert.AreEqual(10, json.GetProperty("rigs")[0].GetProperty("channels").GetArrayLength());
        }

        [TestMethod]
        public void Drift_RunTooYoungOrNone_IsNotKnown()
        {
            Start();
            _bench.Ticks(20 * 60);
            _bench.Record(_folder.Store);
            DriftReport report = DriftReader.Read(_folder.Store).Single();
            Assert.HasCount(10, report.Channels);
            Assert.IsTrue(report.Channels.All(one => !one.IsKnown), "learning is not knowing");
            StringAssert.Contains(CliRun.Of($"drift \"{_folder.Store}\"").Output, "cell1      not known");
        }

        [TestMethod]
        public void Findings_OfASelfTest_AreToldWithConnectorAndPole()
        {
            _bench.Boot(1, null);
            _bench.Ticks(2);
            _bench.SelfTest.Add(Finding.PointOpen, 2, 0, 0);
            _bench.SelfTest.Add(Finding.TapOpen, 1, 0, 0);
            _bench.SelfTest.Edition++;
            _bench.Ticks(40);
            _bench.Record(_folder.Store);
            SelfTestOutcome outcome = SelfTestReader.Read(_folder.Store).Single();
            Assert.IsTrue(outcome.IsDone);
            Assert.AreEqual(2, (int)outcome.FindingCount);
            CollectionAssert.AreEqual(new[] { "pointOpen", "tapOpen" }, outcome.Findings.Select(one => one.Finding).ToArray());
            CliRun text = CliRun.Of($"findings \"{_folder.Store}\"");
            Assert.AreEqual(0, text.ExitCode, text.Error);
            StringAssert.Contains(text.Output, "rig1, start 1: the self-test found 2");
            StringAssert.Contains(text.Output, "J13");
            JsonElement json = JsonDocument.Parse(CliRun.Of($"findings \"{_folder.Store}\" --json").Output).RootElement;
            Assert.AreEqual(2, json.GetProperty("rigs")[0].GetProperty("findings").GetArrayLength());
            _bench.SelfTest.Clear();
            _bench.SelfTest.Edition++;
            _bench.Ticks(40);
            _bench.Record(_folder.Store);
            StringAssert.Contains(CliRun.Of($"findings \"{_folder.Store}\"").Output, "the self-test found nothing");
        }

        [TestMethod]
        public void Findings_NoSelfTestStored_NobodyKnows()
        {
            _bench.Boot(1, null);
            _bench.Ticks(60);
            _bench.Record(_folder.Store);
            Assert.IsFalse(SelfTestReader.Read(_folder.Store).Single().IsDone);
            StringAssert.Contains(CliRun.Of($"findings \"{_folder.Store}\"").Output, "no self-test is stored: nobody knows");
            CliRun none = CliRun.Of("drift nowhere.sqlite");
            Assert.AreEqual(1, none.ExitCode);
            StringAssert.Contains(none.Error, "There is no store '");
        }

        private void Start()
        {
            _bench.Boot(1, null);
            _bench.Ticks(30);
            byte[] image = ProgramCompiler.Compile(ProgramReader.Parse("program: drift\ncells: 2\noneC: 0.565 mA\nsteps:\n  - charge: 0.05 C\n    until: [time >= 20 h]\n", "drift.yaml"), _bench.Rig.Configuration);
            image.CopyTo(_bench.Rig.ProgramStaging, 0);
            _bench.Rig.Requests.TryWrite([RequestRecord.LoadProgram, 1, image.Length]);
            _bench.Rig.Requests.TryWrite([RequestRecord.Start, 2, 0]);
            _bench.Until(() => _bench.Mode == RigMode.Running);
        }
    }
}
