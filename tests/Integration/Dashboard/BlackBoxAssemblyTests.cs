using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Dashboard.Feed;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration.Dashboard
{
    /// <summary>The pieces of a black box may come in any order, more than once, and after those of another trip.</summary>
    [TestClass]
    public sealed class BlackBoxAssemblyTests
    {
        [TestMethod]
        public void Take_PiecesOutOfOrderAndTwice_GivesTheWholeBoxOnceInOrder()
        {
            var assembly = new BlackBoxAssembly();
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 500, first: 2, ticks: [30, 40])));
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 500, first: 2, ticks: [30, 40])));
            BlackBoxRecord? whole = assembly.Take(Piece(1, tripTimeMs: 500, first: 0, ticks: [10, 20]));
            Assert.IsNotNull(whole);
            CollectionAssert.AreEqual(new[] { 10, 20, 30, 40 }, whole.Records.Select(row => row.Tick).ToArray());
            Assert.AreEqual("CellOvervoltage", whole.Fault);
            Assert.AreEqual(500, whole.TripTimeMs);
            Assert.AreEqual(whole.Total, whole.Records.Count);
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 500, first: 0, ticks: [10, 20])));
        }

        [TestMethod]
        public void Take_PiecesOfAnotherTrip_AreNotMixedIn()
        {
            var assembly = new BlackBoxAssembly();
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 500, first: 0, ticks: [10, 20])));
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 900, first: 2, ticks: [70, 80])));
            BlackBoxRecord? whole = assembly.Take(Piece(1, tripTimeMs: 900, first: 0, ticks: [50, 60]));
            CollectionAssert.AreEqual(new[] { 50, 60, 70, 80 }, whole!.Records.Select(row => row.Tick).ToArray());
        }

        [TestMethod]
        public void SoFar_BoxCutByALossOfPower_HasWhatIsHereAndHowMuchItShouldBe()
        {
            var assembly = new BlackBoxAssembly();
            Assert.IsNull(assembly.SoFar());
            assembly.Take(Piece(1, tripTimeMs: 500, first: 2, ticks: [30]));
            Assert.IsNull(assembly.Take(Piece(1, tripTimeMs: 500, first: 0, ticks: [10, 20])));
            BlackBoxRecord cut = assembly.SoFar()!;
            CollectionAssert.AreEqual(new[] { 10, 20, 30 }, cut.Records.Select(row => row.Tick).ToArray());
            Assert.AreEqual(4, cut.Total);
            Assert.AreEqual(1, cut.BootId);
        }

        private static TelemetryFrame Piece(int bootId, int tripTimeMs, int first, int[] ticks)
        {
            List<TelemetryRow> rows = [.. ticks.Select(tick => new TelemetryRow { Tick = tick, Channels = new int?[Channel.Count] })];
            return new TelemetryFrame
            {
                RigId = "rig1", BootId = bootId, Seq = 1, ChannelMask = 0, Rows = rows,
                BlackBox = new BlackBoxPiece(FaultId.CellOvervoltage, first, 4, tripTimeMs),
            };
        }
    }
}
