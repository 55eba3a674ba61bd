using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>
    /// Power is lost at every byte of a life of the store: first acknowledge, trip, black box, acknowledge, second trip and its box, delivery,
    /// acknowledge. What a torn write leaves is nothing, its first bytes, or its first bytes before an erased rest.
    /// </summary>
    [TestClass]
    public sealed class TripStoreCutTests
    {
        private const int LastBoot = 1;
        private static readonly Lazy<JournalStore> s_life = new(Live);
        private readonly TripBench _bench = new();
        private int _boots = LastBoot;

        [TestMethod]
        public void Boot_PowerLostAtEveryByte_LosesNoClosedSegmentAndNeverForgetsALock()
        {
            JournalStore life = s_life.Value;
            int positions = 0;
            int locked = 0;
            for (int step = 0; step < life.Steps.Count; step++)
            {
                SortedDictionary<int, byte[]> before = life.After(step);
                (int number, byte[]? bytes) = life.Steps[step];
                locked += BootAndJudge(before, -1, null) ? 1 : 0;
                positions++;
                for (int cut = 0; bytes is not null && cut < bytes.Length; cut++)
                {
                    locked += BootAndJudge(before, number, bytes[..cut]) ? 1 : 0;
                    positions++;
                    if (cut % 16 == 15)
                    {
                        byte[] padded = [.. bytes];
                        padded.AsSpan(cut).Fill(0xFF);
                        BootAndJudge(before, number, padded);
                    }
                }
            }

            Assert.IsGreaterThan(10000, positions, "the life is long enough to mean something");
            Assert.IsTrue(locked > positions / 4 && locked < positions, $"{locked} of {positions} boots were locked: both kinds have to be among them");
        }

        [TestMethod]
        public void Boot_AnyBitOfANoteIsFlipped_IsLocked()
        {
            foreach (int kind in new[] { TripNote.Locked, TripNote.Freed })
            {
                SortedDictionary<int, byte[]> segments = LastWithNote(kind);
                int note = segments.Keys.Last(LockKeeper.IsNote);
                for (int bit = 0; bit < segments[note].Length * 8; bit++)
                {
                    segments[note][bit / 8] ^= (byte)(1 << (bit % 8));
                    _bench.Boot(++_boots, JournalStore.With(segments));
                    _bench.Ticks(1);
                    Assert.AreEqual(RigMode.Tripped, _bench.Mode, $"bit {bit} of a note of kind {kind}");
                    segments[note][bit / 8] ^= (byte)(1 << (bit % 8));
                }
            }
        }

        [TestMethod]
        public void Boot_ABitOfABoxIsFlipped_LeavesTheLockAloneAndTheOtherSegmentsWhole()
        {
            SortedDictionary<int, byte[]> segments = LastWithNote(TripNote.Freed, boxes: 2);
            foreach (int number in segments.Keys.Where(number => !LockKeeper.IsNote(number)).ToArray())
            {
                byte[] whole = segments[number];
                for (int at = 0; at < whole.Length; at += 7)
                {
                    segments[number] = [.. whole];
                    segments[number][at] ^= (byte)(1 << (at % 8));
                    SortedDictionary<int, byte[]> others = new(segments.Where(pair => pair.Key != number).ToDictionary());
                    _bench.Boot(++_boots, JournalStore.With(segments));
                    _bench.Ticks(3);
                    _bench.Until(() => _bench.Loop.Counters.WaitingSegments == 0, 100);
                    Assert.AreNotEqual(RigMode.Tripped, _bench.Mode);
                    AreSame(FramesOf(others), _bench.GotOfTrips());
                    Assert.AreEqual(1, _bench.Loop.Counters.DamagedSegments);
                    Assert.AreEqual(0, _bench.Loop.Counters.Exceptions);
                }

                segments[number] = whole;
            }
        }

        [TestMethod]
        public void Acknowledge_AfterACutAtEveryStep_IsKept()
        {
            JournalStore life = s_life.Value;
            for (int step = 0; step < life.Steps.Count; step++)
            {
                (int number, byte[]? bytes) = life.Steps[step];
                MemoryStore store = JournalStore.With(life.After(step), bytes is null ? -1 : number, bytes?[..(bytes.Length / 2)]);
                _bench.Boot(++_boots, store);
                _bench.Ticks(30);
                if (_bench.Mode == RigMode.Tripped)
                {
                    _bench.Acknowledge();
                }

                Assert.AreEqual(RigMode.Idle, _bench.Mode, $"step {step}");
                _bench.Boot(++_boots, store);
                _bench.Until(() => _bench.Mode == RigMode.Idle);
                Assert.AreEqual(0, _bench.Loop.Counters.Exceptions);
            }
        }

        private static JournalStore Live()
        {
            var store = new JournalStore();
            var bench = new TripBench();
            bench.Boot(LastBoot, store, connects: false);
            bench.Ticks(5);
            bench.Acknowledge();
            bench.Ticks(30);
            bench.Trip();
            bench.Ticks(BlackBox.RecordsAfter + 20);
            bench.Acknowledge();
            bench.Ticks(40);
            bench.Trip();
            bench.Acknowledge();
            bench.Ticks(BlackBox.RecordsAfter);
            bench.Link.Answer = 0;
            bench.Until(() => bench.Loop.IsDelivered);
            bench.Trip();
            bench.Ticks(BlackBox.RecordsAfter + 20);
            Assert.AreEqual(0, bench.Loop.Counters.Exceptions);
            return store;
        }

        // True when the rig boots locked.
        private bool BootAndJudge(SortedDictionary<int, byte[]> whole, int torn, byte[]? left)
        {
            _bench.Boot(++_boots, JournalStore.With(whole, torn, left));
            _bench.Ticks(3);
            _bench.Until(() => _bench.Loop.Counters.WaitingSegments == 0, 100);
            string where = $"{whole.Count} segments and {left?.Length ?? 0} bytes of segment {torn}";
            int newest = whole.Keys.LastOrDefault(LockKeeper.IsNote, -1);
            bool isTornNote = torn >= 0 && LockKeeper.IsNote(torn);
            bool wasFreed = newest >= 0 && KindOf(whole[newest]) == TripNote.Freed;
            if (!wasFreed)
            {
                Assert.AreEqual(RigMode.Tripped, _bench.Mode, "a lock was forgotten: " + where);
            }
            else if (!isTornNote)
            {
                Assert.AreNotEqual(RigMode.Tripped, _bench.Mode, "an acknowledge was forgotten: " + where);
            }

            AreSame(FramesOf(whole), _bench.GotOfTrips());
            Assert.AreEqual(0, _bench.Loop.Counters.Exceptions, where);
            return _bench.Mode == RigMode.Tripped;
        }

        private static SortedDictionary<int, byte[]> LastWithNote(int kind, int boxes = 0)
        {
            JournalStore life = s_life.Value;
            for (int step = life.Steps.Count; step > 0; step--)
            {
                SortedDictionary<int, byte[]> segments = life.After(step);
                int[] notes = [.. segments.Keys.Where(LockKeeper.IsNote)];
                if (notes.Length == 1 && KindOf(segments[notes[0]]) == kind && segments.Count > boxes)
                {
                    return new SortedDictionary<int, byte[]>(segments.ToDictionary(pair => pair.Key, pair => (byte[])[.. pair.Value]));
                }
            }

            throw new InvalidOperationException("the life has no such moment");
        }

        private static int KindOf(byte[] note)
        {
            return SegmentFormat.ReadInt(note, SegmentFormat.HeadBytes + SegmentFormat.FrameHeadBytes + (4 * TripNote.Kind));
        }

        private static List<byte[]> FramesOf(SortedDictionary<int, byte[]> segments)
        {
            var frames = new List<byte[]>();
            foreach (byte[] segment in segments.Where(pair => !LockKeeper.IsNote(pair.Key)).Select(pair => pair.Value))
            {
                int at = SegmentFormat.HeadBytes;
                for (int i = 0; i < SegmentFormat.Frames(segment); i++)
                {
                    int length = SegmentFormat.ReadInt(segment, at + 8);
                    frames.Add(segment[(at + SegmentFormat.FrameHeadBytes)..(at + SegmentFormat.FrameHeadBytes + length)]);
                    at += SegmentFormat.FrameBytes(length);
                }
            }

            return frames;
        }

        private static void AreSame(List<byte[]> expected, List<byte[]> got)
        {
            Assert.AreEqual(expected.Count, got.Count);
            for (int i = 0; i < got.Count; i++)
            {
                Assert.IsTrue(expected[i].AsSpan().SequenceEqual(got[i]), $"frame {i}");
            }
        }
    }
}
