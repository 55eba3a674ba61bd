using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class MemoryUpsetTests
    {
        [TestMethod]
        public void Flip_EveryBitOfTheConfiguration_ChangesItsSum()
        {
            int sum = new RigConfiguration().Checksum();
            for (int bit = 0; bit < MemoryUpset.ConfigurationBits; bit++)
            {
                var configuration = new RigConfiguration();
                MemoryUpset.Flip(configuration, bit);
                Assert.AreNotEqual(sum, configuration.Checksum(), $"bit {bit}");
                MemoryUpset.Flip(configuration, bit);
                Assert.AreEqual(sum, configuration.Checksum(), $"bit {bit} twice");
            }
        }

        [TestMethod]
        public void Run_ConfigurationHit_TripsAndOnlyARestartHelps()
        {
            using SimulationRunner runner = Runs.Stack(40).With("configurationFlip", value: MemoryUpset.BitOf("StackNanoampsMax") + 4).Do("acknowledge", 20).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("ConfigurationCrc", result.Trips.Single().Fault, result.Story());
            Assert.AreEqual("Tripped", result.FinalState);
            runner.Restart();
            runner.Operator.Do("acknowledge");
            for (int i = 0; i < 200; i++)
            {
                runner.Cycle();
            }

            Assert.AreEqual(RigMode.Idle, runner.Executive.Mode);
        }

        [TestMethod]
        public void Run_ProgramHit_TripsWithinItsBudget()
        {
            SimulationResult result = Runs.Stack(40).With("programFlip", value: 32 + 7).Run();
            Assert.AreEqual("ProgramCrc", result.Trips.Single().Fault, result.Story());
        }

        [TestMethod]
        public void Run_ProgramHitWhereItPoints_IsABrokenInvariantAndNoHeartbeat()
        {
            // The first condition of the second step: a word that the loop uses as an index.
            int bit = (((1 * 8) + 5) * 32) + 30;
            using SimulationRunner runner = Runs.Stack(40).With("programFlip", value: bit).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("InvariantBroken", result.Trips.First().Fault, result.Story());
            Assert.IsFalse(runner.Rig.Truth.IsPowerConnected);
            Assert.IsTrue(runner.Rig.NowUs - runner.Rig.Truth.Chain.LastBeatUs > 10000000, "a broken invariant gives no heartbeat ever again");
        }

        [TestMethod]
        public void Run_TableBrokenBeforeBoot_NeverLeavesTripped()
        {
            using SimulationRunner runner = Runs.Stack(40).With("configurationFlip", value: MemoryUpset.BitOf("CellTripMicrovolts") + 31, at: 0).Do("acknowledge", 20).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("InvariantBroken", result.Trips.Single().Fault, result.Story());
            Assert.AreEqual(-1, runner.Rig.Truth.Chain.LastBeatUs);
            Assert.AreEqual("Tripped", result.FinalState);
        }
    }
}
