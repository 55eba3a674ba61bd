using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>Each swap of two neighbouring taps and each missing ferrule, at stacks of one to twelve cells.</summary>
    [TestClass]
    public sealed class TapTests
    {
        public TestContext? TestContext { get; set; }

        private static IEnumerable<object[]> EachCell => Cells(0);

        private static IEnumerable<object[]> EachTap => Cells(1);

        [TestMethod]
        [DynamicData(nameof(EachCell))]
        public void SelfTest_TwoNeighbouringTapsSwapped_NamesBothPoles(int cells, int cell)
        {
            ChipStation station = Hands.Boot(cells, rig => rig.Plant.Sensing.Defects.SwapTaps(cell));
            Hands.AssertNamed(station, TestContext, [[$"T{cell} and T{cell + 1} are swapped", $"J1 poles {cell + 1} and {cell + 2}"]]);
        }

        [TestMethod]
        [DynamicData(nameof(EachTap))]
        public void SelfTest_WireMissingSinceTheStart_NamesThePole(int cells, int tap)
        {
            ChipStation station = Hands.Boot(cells, rig => rig.OpenTaps = 1 << tap);
            Hands.AssertNamed(station, TestContext, [[$"T{tap} has no wire", $"J1 pole {tap + 1}:"]]);
        }

        [TestMethod]
        [DynamicData(nameof(EachTap))]
        public void SelfTest_WireThatComesOffLater_NamesThePole(int cells, int tap)
        {
            ChipStation station = Healthy(cells);
            station.Rig.OpenTaps = 1 << tap;
            station.RunSelfTest();
            Assert.HasCount(1, station.Sentences, string.Join(" | ", station.Sentences));
            StringAssert.Contains(station.Sentences[0], $"J1 pole {tap + 1}:");
            station.TryStart(new ImageBuilder().Current(300000, 10));
            Assert.IsNotNull(station.BlockedBy);
            CollectionAssert.Contains(station.BlockedBy, "SelfTestFinding");
        }

        [TestMethod]
        public void SelfTest_LoomNotPluggedIn_NamesTheConnector()
        {
            ChipStation station = Hands.Boot(4, rig => rig.OpenTaps = 0x1FFF);
            Hands.AssertNamed(station, TestContext, [["No tap has a wire", "J1 (poles 1 to 13)"]]);
        }

        [TestMethod]
        public void SelfTest_TwoSwapsAndAMissingWire_NamesAllThree()
        {
            ChipStation station = Hands.Boot(12, rig =>
            {
                rig.Plant.Sensing.Defects.SwapTaps(0);
                rig.Plant.Sensing.Defects.SwapTaps(4);
                rig.OpenTaps = 1 << 9;
            });
            Hands.AssertNamed(station, TestContext, [["J1 poles 1 and 2"], ["J1 poles 5 and 6"], ["J1 pole 10:"]]);
        }

        [TestMethod]
        public void SelfTest_NeighbouringSwaps_NamesBoth()
        {
            ChipStation station = Hands.Boot(6, rig =>
            {
                rig.Plant.Sensing.Defects.SwapTaps(1);
                rig.Plant.Sensing.Defects.SwapTaps(3);
            });
            Hands.AssertNamed(station, TestContext, [["J1 poles 2 and 3"], ["J1 poles 4 and 5"]]);
        }

        [TestMethod]
        public void SelfTest_SwapMended_IsRepeatedAndForgotten()
        {
            ChipStation station = Hands.Boot(4, rig => rig.Plant.Sensing.Defects.SwapTaps(2));
            station.Rig.Plant.Sensing.Defects.RestoreTaps();
            station.RunSelfTest();
            Assert.IsEmpty(station.Sentences);
        }

        private static ChipStation Healthy(int cells)
        {
            var station = new ChipStation(cells);
            station.RunSelfTest();
            Assert.IsEmpty(station.Sentences, string.Join(" | ", station.Sentences));
            return station;
        }

        private static IEnumerable<object[]> Cells(int more)
        {
            foreach (int cells in new[] { 1, 2, 3, 5, 8, 12 })
            {
                for (int at = 0; at < cells + more; at++)
                {
                    yield return [cells, at];
                }
            }
        }
    }
}
