using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Runtime;
using RigFirmware.Host.Recording;
using RigFirmware.Host.Trips;
using RigFirmware.Tests.Integration.Demo;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>What the host answers about a trip: which cell, which value, which limit, what came before; whole, or marked as cut.</summary>
    [TestClass]
    public sealed class TripReaderTests
    {
        private readonly TripBench _bench = new();
        private readonly RunFolder _folder = new();

        [TestCleanup]
        public void RemoveFolder()
        {
            _folder.Dispose();
        }

        [TestMethod]
        public void Read_TripOfThisStart_TellsCellValueLimitAndWhatCameBefore()
        {
            _bench.Boot(2, null);
            _bench.Ticks(700);
            _bench.Overvoltage(2);
            _bench.Ticks(BlackBox.RecordsAfter + 40);
            _bench.Record(_folder.Store);
            TripReport trip = ReadAll().Single();
            Assert.AreEqual("CellOvervoltage", trip.Fault);
            Assert.AreEqual(2, trip.Cell);
            Assert.AreEqual("uV", trip.Unit);
            Assert.AreEqual(4350000, trip.Limit);
            Assert.IsGreaterThan(4350000, trip.Value!.Value);
            Assert.IsTrue(trip.IsComplete, trip.Missing);
            Assert.AreEqual("", trip.Missing);
            Assert.IsFalse(trip.IsFromEarlierStart);
            Assert.IsTrue(trip.LocksTheRig);
            Assert.AreEqual(-30000, trip.TimeLine[0].SinceTripMs, 50);
            StringAssert.StartsWith(trip.TimeLine[0].Text, "cell2 38");
            TripMoment crossing = trip.TimeLine.Single(moment => moment.Text.Contains("beyond its limit", StringComparison.Ordinal));
            Assert.IsTrue(crossing.SinceTripMs is <= 0 and >= -100, crossing.ToString());
            Assert.Contains(moment => moment.Text == "idle to tripped", trip.TimeLine);
            Assert.Contains(moment => moment.Text.StartsWith("CellOvervoltage of cell2 raised (trip)", StringComparison.Ordinal), trip.TimeLine);
            CollectionAssert.AreEqual(trip.TimeLine.Select(moment => moment.SinceTripMs).Order().ToArray(), trip.TimeLine.Select(moment => moment.SinceTripMs).ToArray());
        }

        [TestMethod]
        public void Read_TripToldAfterARestart_SaysSoAndWhatPowerCutOff()
        {
            var store = new MemoryStore(1 << 20);
            _bench.Boot(1, store, connects: false);
            _bench.Ticks(5);
            _bench.Acknowledge();
            _bench.Ticks(700);
            _bench.Overvoltage(1);
            _bench.Ticks(40);
            _bench.Boot(2, store);
            _bench.Ticks(60);
            _bench.Record(_folder.Store);
            TripReport trip = ReadAll().Single();
            Assert.AreEqual(1, trip.BootId);
            Assert.AreEqual(1, trip.Cell);
            Assert.IsTrue(trip.IsFromEarlierStart);
            Assert.IsTrue(trip.LocksTheRig);
            Assert.IsFalse(trip.IsComplete);
            Assert.AreEqual(BlackBox.RecordsBefore, trip.Records);
            Assert.AreEqual("Cut: 0 s of the 30 s before the trip and 10 s of the 10 s after it are missing.", trip.Missing);
            _bench.Acknowledge();
            _bench.Ticks(5);
            _bench.Record(_folder.Store);
            Assert.IsFalse(ReadAll().Single().LocksTheRig);
        }

        [TestMethod]
        public void Read_PowerCutAfterEverySegment_IsWholeOrMarkedAsCut()
        {
            var journal = new JournalStore();
            _bench.Boot(1, journal, connects: false);
            _bench.Ticks(5);
            _bench.Acknowledge();
            _bench.Ticks(300);
            _bench.Overvoltage(2);
            _bench.Ticks(BlackBox.RecordsAfter + 40);
            int whole = 0;
            int cut = 0;
            for (int steps = 1; steps <= journal.Steps.Count; steps++)
            {
                SortedDictionary<int, byte[]> segments = journal.After(steps);
                _bench.Boot(1 + steps, JournalStore.With(segments));
                _bench.Ticks(60);
                string store = _folder.Store + steps;
                _bench.Record(store);
                using var reader = new TripReader(store);
                TripReport? trip = reader.Read().SingleOrDefault();
                Assert.AreEqual(segments.Keys.Any(number => !LockKeeper.IsNote(number)), trip is not null, "the first segment is the trip itself");
                if (trip is not null)
                {
                    Assert.AreEqual("CellOvervoltage", trip.Fault);
                    Assert.AreEqual(trip.IsComplete, trip.Missing.Length == 0);
                    whole += trip.IsComplete ? 1 : 0;
                    cut += trip.IsComplete ? 0 : 1;
                }
            }

            Assert.IsGreaterThan(0, whole);
            Assert.IsGreaterThan(5, cut);
        }

        [TestMethod]
        public void Trip_OfTheCommandLine_PrintsTheTimeLineAndOneJsonDocument()
        {
            _bench.Boot(7, null);
            _bench.Ticks(300);
            _bench.Overvoltage(2);
            _bench.Ticks(BlackBox.RecordsAfter + 40);
            _bench.Record(_folder.Store);
            CliRun text = CliRun.Of($"trip \"{_folder.Store}\"");
            Assert.AreEqual(0, text.ExitCode, text.Error);
            StringAssert.Contains(text.Output, "rig1, start 7: CellOvervoltage of cell2 at ");
            StringAssert.Contains(text.Output, ", limit 4350000 uV");
            StringAssert.Contains(text.Output, "idle to tripped");
            CliRun json = CliRun.Of($"trip \"{_folder.Store}\" --json");
            JsonElement trip = JsonDocument.Parse(json.Output).RootElement.GetProperty("trips")[0];
            Assert.AreEqual(2, trip.GetProperty("cell").GetInt32());
            Assert.IsTrue(trip.GetProperty("isComplete").GetBoolean());
            Assert.IsGreaterThan(10, trip.GetProperty("timeLine").GetArrayLength());
        }

        [TestMethod]
        public void Trip_OfTheCommandLine_NoStoreOrNoTrip_SaysSoInOneSentence()
        {
            CliRun none = CliRun.Of($"trip \"{_folder.Store}\"");
            Assert.AreEqual(1, none.ExitCode);
            StringAssert.Contains(none.Error, "There is no store '");
            Assert.IsFalse(File.Exists(_folder.Store), "asking makes no store");
            new RunStore(_folder.Store).Dispose();
            CliRun empty = CliRun.Of($"trip \"{_folder.Store}\"");
            Assert.AreEqual(0, empty.ExitCode);
            Assert.AreEqual("No trip is stored.", empty.Output.Trim());
        }

        private IReadOnlyList<TripReport> ReadAll()
        {
            using var reader = new TripReader(_folder.Store);
            return reader.Read();
        }
    }
}
