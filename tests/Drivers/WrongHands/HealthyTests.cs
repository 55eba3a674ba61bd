using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.Drivers.Chain;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>A rig that is wired as hardware/ says has nothing to say: every size, many seeds, full and nearly empty cells.</summary>
    [TestClass]
    public sealed class HealthyTests
    {
        private static IEnumerable<object[]> EachSize => Enumerable.Range(1, 12).Select(cells => new object[] { cells });

        [TestMethod]
        [DynamicData(nameof(EachSize))]
        public void SelfTest_HealthyRig_FindsNothingAndReachesIdle(int cells)
        {
            for (ulong seed = 1; seed <= 12; seed++)
            {
                var station = new ChipStation(cells, seed, stateOfCharge: seed % 3 == 0 ? 0.95 : seed % 3 == 1 ? 0.5 : 0.08);
                station.RunSelfTest();
                Assert.IsEmpty(station.Sentences, $"seed {seed}: " + string.Join(" | ", station.Sentences));
                Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Idle, 5), $"seed {seed}: {station.Executive.Mode} {station.TrippedFaultName}");
                station.Run(25);
                Assert.AreEqual(1, station.SelfTests, $"seed {seed}: nothing new at rest");
                Assert.AreEqual(0, station.Rig.Plant.Truth.StackNanoamps);
            }
        }
    }
}
