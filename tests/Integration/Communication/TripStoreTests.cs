using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>Lock and black box over losses of power, a whole rig at a time.</summary>
    [TestClass]
    public sealed class TripStoreTests
    {
        private readonly TripBench _bench = new();
        private readonly MemoryStore _store = new(1 << 20);

        [TestMethod]
        public void Boot_StoreIsNew_IsLockedUntilAcknowledgedOnce()
        {
            _bench.Boot(1, _store);
            _bench.Ticks(60);
            Assert.AreEqual(RigMode.Tripped, _bench.Mode);
            Assert.AreEqual("memoryEmpty", _bench.Lock().GetProperty("reason").GetString());
            _bench.Acknowledge();
            Assert.AreEqual(RigMode.Idle, _bench.Mode);
            _bench.Ticks(10);
            Assert.IsFalse(_bench.Lock().GetProperty("isLocked").GetBoolean());
            Assert.IsTrue(_bench.Lock().GetProperty("isKept").GetBoolean());
            _bench.Boot(2, _store);
            _bench.Until(() => _bench.Mode == RigMode.Idle);
        }

        [TestMethod]
        public void Boot_TrippedBefore_IsLockedAndSaysByWhatAndWhen()
        {
            Provision();
            _bench.Ticks(20);
            long tripUtcMs = _bench.Clock.UtcMs();
            _bench.Trip();
            _bench.Boot(3, _store);
            _bench.Ticks(3);
            Assert.AreEqual(RigMode.Tripped, _bench.Mode);
            JsonElement rigLock = _bench.Lock();
            Assert.IsTrue(rigLock.GetProperty("isLocked").GetBoolean());
            Assert.IsTrue(rigLock.GetProperty("isKept").GetBoolean());
            Assert.AreEqual("trip", rigLock.GetProperty("reason").GetString());
            Assert.AreEqual("EmergencyStop", rigLock.GetProperty("fault").GetString());
            Assert.AreEqual(2, rigLock.GetProperty("bootId").GetInt32());
            Assert.AreEqual(tripUtcMs, rigLock.GetProperty("utcMs").GetInt64(), 100.0);
            Assert.Contains(text => text.Contains("\"lockFound\"", StringComparison.Ordinal) && text.Contains("EmergencyStop", StringComparison.Ordinal), _bench.Link.Texts("event"));
            _bench.Acknowledge();
            Assert.AreEqual(RigMode.Idle, _bench.Mode);
            _bench.Boot(4, _store);
            _bench.Until(() => _bench.Mode == RigMode.Idle);
        }

        [TestMethod]
        public void Boot_PowerLostAgainAndAgain_StaysLocked()
        {
            Provision();
            _bench.Ticks(20);
            _bench.Trip();
            for (int boot = 3; boot < 20; boot++)
            {
                _bench.Boot(boot, _store);
                _bench.Ticks(boot);
                Assert.AreEqual(RigMode.Tripped, _bench.Mode);
            }

            Assert.AreEqual(2, _bench.Lock().GetProperty("bootId").GetInt32());
            Assert.AreEqual(1, _store.Segments.Keys.Count(LockKeeper.IsNote));
        }

        [TestMethod]
        public void Boot_StoreCannotBeRead_IsLockedWithASentenceAndStaysSoAtTheNextBoot()
        {
            Provision();
            _store.Fails = true;
            for (int boot = 3; boot < 5; boot++)
            {
                _bench.Boot(boot, _store);
                _bench.Ticks(30);
                Assert.AreEqual(RigMode.Tripped, _bench.Mode);
                Assert.AreEqual("memoryUnreadable", _bench.Lock().GetProperty("reason").GetString());
                StringAssert.StartsWith(_bench.Lock().GetProperty("text").GetString(), "Locked because the memory of trips cannot be read:");
                _bench.Acknowledge();
                Assert.AreEqual(RigMode.Idle, _bench.Mode, "a person at the rig decides");
                _bench.Ticks(30);
                Assert.IsFalse(_bench.Lock().GetProperty("isKept").GetBoolean());
                Assert.AreEqual(0, _bench.Loop.Counters.Exceptions);
            }
        }

        [TestMethod]
        public void Trip_StoreRefusesAtFirst_IsKeptAsSoonAsItTakesIt()
        {
            Provision();
            _store.Fails = true;
            _bench.Trip();
            _bench.Ticks(40);
            Assert.IsFalse(_bench.Lock().GetProperty("isKept").GetBoolean());
            _store.Fails = false;
            _bench.Ticks(30);
            Assert.IsTrue(_bench.Lock().GetProperty("isKept").GetBoolean());
            _bench.Boot(3, _store);
            _bench.Ticks(2);
            Assert.AreEqual(RigMode.Tripped, _bench.Mode);
        }

        [TestMethod]
        public void Trip_PowerLostInTheNextPass_LeavesTheLockAndTheTrip()
        {
            Provision();
            _bench.Ticks(700);
            _bench.Trip();
            _bench.Boot(3, _store);
            _bench.Ticks(30);
            Assert.AreEqual(RigMode.Tripped, _bench.Mode);
            string trip = _bench.Link.Texts("trip").Single();
            StringAssert.Contains(trip, "\"bootId\":2,");
            StringAssert.Contains(trip, "\"fault\":\"EmergencyStop\"");
        }

        [TestMethod]
        public void Trip_PowerLostASecondLater_LeavesTheThirtySecondsBefore()
        {
            Provision(connects: false);
            _bench.Ticks(700);
            int tick = _bench.Rig.Snapshot.Tick;
            _bench.Trip();
            _bench.Ticks(20);
            Assert.IsFalse(_bench.Rig.BlackBox.IsFrozen);
            _bench.Boot(3, _store);
            _bench.Ticks(60);
            SortedDictionary<int, int> ticks = Rows(2);
            Assert.AreEqual(BlackBox.RecordsBefore, ticks.Count, "all that was before the trip, and nothing that is not whole");
            CollectionAssert.AreEqual(Enumerable.Range(tick - BlackBox.RecordsBefore + 1, BlackBox.RecordsBefore).ToArray(), ticks.Values.ToArray());
            Assert.AreEqual(0, _store.Segments.Keys.Count(number => !LockKeeper.IsNote(number)), "what the broker has, has gone from the store");
        }

        [TestMethod]
        public void Box_PublishedWhole_IsSentOnceAndItsRoomIsFree()
        {
            Provision();
            _bench.Ticks(700);
            _bench.Trip();
            _bench.Ticks(BlackBox.RecordsAfter + 60);
            Assert.AreEqual(BlackBox.RecordsBefore + BlackBox.RecordsAfter, Rows(2).Count);
            Assert.AreEqual(0, _store.Segments.Keys.Count(number => !LockKeeper.IsNote(number)));
            Assert.IsTrue(_bench.Loop.IsDelivered);
            _bench.Boot(3, _store);
            _bench.Ticks(60);
            Assert.IsEmpty(_bench.GotOfTrips(), "nothing is told twice");
        }

        [TestMethod]
        public void Box_SecondTripBeforeTheFirstWasSent_BothArrive()
        {
            Provision(connects: false);
            _bench.Ticks(700);
            _bench.Trip();
            _bench.Ticks(BlackBox.RecordsAfter + 10);
            _bench.Acknowledge();
            _bench.Ticks(100);
            _bench.Trip();
            _bench.Ticks(BlackBox.RecordsAfter + 10);
            _bench.Boot(3, _store);
            _bench.Ticks(200);
            Assert.AreEqual(2, _bench.Link.Texts("trip").Length);
            var boxes = _bench.Link.Got.Where(m => m.Topic.EndsWith("/blackbox", StringComparison.Ordinal))
                .Select(m => TelemetryDecoder.Decode("rig1", m.Payload)).GroupBy(frame => frame.BlackBox!.TripTimeMs).ToArray();
            Assert.AreEqual(2, boxes.Length);
            foreach (var box in boxes)
            {
                Assert.AreEqual(box.First().BlackBox!.Total, box.Sum(frame => frame.Rows.Count));
            }
        }

        [TestMethod]
        public void Box_StoreIsTooSmallForTheSecond_TheFirstStaysWhole()
        {
            var small = new MemoryStore(70000);
            _bench.Boot(1, small, connects: false);
            _bench.Ticks(5);
            _bench.Acknowledge();
            _bench.Ticks(700);
            _bench.Trip();
            _bench.Ticks(BlackBox.RecordsAfter + 10);
            var first = small.Segments.Keys.Where(number => !LockKeeper.IsNote(number)).ToArray();
            _bench.Acknowledge();
            for (int i = 0; i < 3; i++)
            {
                _bench.Ticks(700);
                _bench.Trip();
                _bench.Ticks(BlackBox.RecordsAfter + 10);
                _bench.Acknowledge();
            }

            Assert.IsEmpty(first.Except(small.Segments.Keys).ToArray(), "the first trip is the one that explains");
            Assert.IsTrue(_bench.Loop.Counters.Exceptions == 0);
            _bench.Trip();
            _bench.Boot(9, small);
            _bench.Ticks(2);
            Assert.AreEqual(RigMode.Tripped, _bench.Mode, "the lock finds room");
        }

        [TestMethod]
        public void Box_LinkBreaksOften_StaysUntilEveryFrameIsConfirmed()
        {
            Provision(connects: false);
            _bench.Ticks(700);
            _bench.Trip();
            _bench.Ticks(BlackBox.RecordsAfter + 10);
            _bench.Link.Answer = 0;
            var random = new Random(3);
            for (int i = 0; i < 400; i++)
            {
                _bench.Ticks(1);
                if (random.Next(4) == 0)
                {
                    _bench.Link.Break();
                }
            }

            Assert.AreEqual(BlackBox.RecordsBefore + BlackBox.RecordsAfter, Rows(2).Count);
            Assert.IsTrue(_bench.Loop.IsDelivered);
        }

        [TestMethod]
        public void State_NoStore_SaysThatALockIsNotKept()
        {
            _bench.Boot(1, null);
            _bench.Until(() => _bench.Mode == RigMode.Idle);
            _bench.Ticks(2);
            Assert.IsFalse(_bench.Lock().GetProperty("isKept").GetBoolean());
            _bench.Trip();
            _bench.Ticks(2);
            Assert.IsTrue(_bench.Lock().GetProperty("isLocked").GetBoolean());
            Assert.IsFalse(_bench.Lock().GetProperty("isKept").GetBoolean());
        }

        private void Provision(bool connects = true)
        {
            _bench.Boot(1, _store);
            _bench.Ticks(5);
            _bench.Acknowledge();
            _bench.Boot(2, _store, connects);
            _bench.Until(() => _bench.Mode == RigMode.Idle);
        }

        // Tick by position of the black boxes of a start that the broker has.
        private SortedDictionary<int, int> Rows(int bootId)
        {
            var rows = new SortedDictionary<int, int>();
            foreach (var message in _bench.Link.Got.Where(m => m.Topic.EndsWith("/blackbox", StringComparison.Ordinal)))
            {
                TelemetryFrame frame = TelemetryDecoder.Decode("rig1", message.Payload);
                for (int i = 0; i < frame.Rows.Count && frame.BootId == bootId; i++)
                {
                    rows[frame.BlackBox!.First + i] = frame.Rows[i].Tick;
                }
            }

            return rows;
        }
    }
}
