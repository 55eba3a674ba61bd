using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Protocol
{
    /// <summary>What people and pages read of a rig.</summary>
    [TestClass]
    public class MessageTests
    {
        private const string Head = "{\"rigId\":\"rig1\",\"bootId\":9,\"seq\":4,\"utcMs\":1800000000000,";

        [TestMethod]
        public void Write_Trip_NamesFaultAndCellFromOne()
        {
            string text = Event(EventRecord.Tripped, FaultId.CellOvervoltage, 1, 4374657, 4350000);
            string expected = Head + "\"timeMs\":5000,\"tick\":100,\"kind\":\"tripped\",\"fault\":\"CellOvervoltage\",\"severity\":\"trip\",\"channel\":\"cell2\",\"cell\":2,\"value\":4374657,\"limit\":4350000,\"unit\":\"uV\",";
            Assert.IsTrue(text.StartsWith(expected), text);
            Assert.IsTrue(text.EndsWith("}"), text);
        }

        [TestMethod]
        public void Write_FaultWithoutChannel_SaysNone()
        {
            string text = Event(EventRecord.FaultRaised, FaultId.EmergencyStop, -1, 1, 0);
            Assert.IsTrue(text.Contains("\"channel\":\"none\",\"value\":1"), text);
        }

        [TestMethod]
        public void Write_FaultIdOutsideTheTable_SaysUnknown()
        {
            Assert.IsTrue(Event(EventRecord.FaultRaised, 9999, 0, 1, 0).Contains("\"fault\":\"unknown\""));
            Assert.IsTrue(Event(EventRecord.FaultRaised, -1, 0, 1, 0).Contains("\"fault\":\"unknown\""));
        }

        [TestMethod]
        public void Write_ModeChange_NamesBothModes()
        {
            string text = Event(EventRecord.ModeChanged, (int)RigMode.Running, (int)RigMode.Tripped, 0, 0);
            Assert.IsTrue(text.EndsWith("\"kind\":\"modeChanged\",\"modeBefore\":\"running\",\"mode\":\"tripped\"}"), text);
        }

        [TestMethod]
        public void Write_StepEnded_NamesWhatEndedItAndItsUnit()
        {
            string text = Event(EventRecord.StepEnded, 1, EndKind.AnyCellAbove, 1, 4300012);
            Assert.IsTrue(text.EndsWith("\"kind\":\"stepEnded\",\"step\":2,\"endKind\":5,\"end\":\"anyCellAbove\",\"channel\":\"cell2\",\"cell\":2,\"value\":4300012,\"unit\":\"uV\"}"), text);
        }

        [TestMethod]
        public void Name_EveryEndKind_HasAWordAndAUnit()
        {
            for (int kind = 1; kind <= EndKind.Last; kind++)
            {
                Assert.IsFalse(EndText.Name(kind) == "unknown", kind.ToString());
                Assert.IsTrue(EndText.Unit(kind, 0).Length > 0, kind.ToString());
            }

            Assert.AreEqual("programLimit", EndText.Name(EndKind.ProgramLimit));
            Assert.AreEqual("nA", EndText.Unit(EndKind.ProgramLimit, Channel.Current));
            Assert.AreEqual("unknown", EndText.Name(999));
        }

        [TestMethod]
        public void Write_ArmingRefused_NamesEveryReason()
        {
            string text = Event(EventRecord.RequestAnswered, 77, RequestResult.ArmingRefused, ArmingBlock.DoorOpen | ArmingBlock.NoProgram, -1);
            Assert.AreEqual(Head + "\"id\":77,\"result\":\"armingRefused\",\"resultCode\":2,\"blockedBy\":[\"DoorOpen\",\"NoProgram\"]}", text);
        }

        [TestMethod]
        public void Write_EveryFaultWithEveryChannel_FitsItsBuffer()
        {
            for (int id = 0; id < FaultId.Count; id++)
            {
                for (int channel = -1; channel < Channel.Count; channel++)
                {
                    Event(EventRecord.Tripped, id, channel, int.MinValue, int.MinValue);
                }
            }
        }

        [TestMethod]
        public void Write_EveryFinding_FitsItsBufferAndNamesAPlace()
        {
            for (int kind = 1; kind <= Finding.KindsMax; kind++)
            {
                Assert.IsFalse(FindingText.Name(kind) == "unknown", "kind " + kind.ToString());
                for (int index = 0; index <= Channel.CellsMax; index++)
                {
                    string text = Event(EventRecord.SelfTestFound, kind, index, int.MinValue, int.MinValue);
                    Assert.IsTrue(text.Contains("\"finding\":\"" + FindingText.Name(kind) + "\""), text);
                    string sentence = FindingText.Sentence(kind, index, int.MinValue, int.MinValue);
                    bool place = sentence.Contains(" pole") || sentence.Contains(" pins ") || sentence.Contains(" pin ") || sentence.Contains("U47");
                    Assert.IsTrue(place && sentence.EndsWith("."), sentence);
                    Assert.IsFalse(sentence.Contains("no words"), sentence);
                }
            }

            Assert.AreEqual("unknown", FindingText.Name(0));
            Assert.AreEqual("unknown", FindingText.Name(Finding.KindsMax + 1));
            Assert.IsTrue(FindingText.Sentence(Finding.KindsMax + 1, 0, 0, 0).Contains("no words"));
        }

        [TestMethod]
        public void Write_SelfTestFindings_TellHowManyAndWhich()
        {
            Assert.IsTrue(Event(EventRecord.SelfTestEnded, 2, 0, 0, 0).EndsWith("\"kind\":\"selfTestEnded\",\"findings\":2}"));
            string text = Event(EventRecord.SelfTestFound, Finding.TapsSwapped, 3, -3700000, 0);
            Assert.IsTrue(text.Contains("Taps T3 and T4 are swapped at J1 poles 4 and 5: cell 4 reads -3700 mV; exchange these two wires."), text);
        }

        [TestMethod]
        public void Write_BirthOfTwelveCells_FitsItsBuffer()
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellCount = Channel.CellsMax;
            JsonWriter json = new JsonWriter(3072);
            BirthMessage.Write(json, new string('x', Topics.RigIdLengthMax), int.MaxValue, "10.20.30", 10, configuration);
            Assert.IsFalse(json.Overflowed);
            Assert.IsTrue(JsonText.Of(json).Contains("{\"channel\":11,\"name\":\"cell12\",\"unit\":\"microvolts\"}"));
            ConfigMessage.Write(json, new string('x', Topics.RigIdLengthMax), int.MaxValue, configuration);
            Assert.IsFalse(json.Overflowed);
        }

        [TestMethod]
        public void ChannelMask_TwoCells_LeavesTheOthersOut()
        {
            int mask = BirthMessage.ChannelMask(new RigConfiguration());
            Assert.AreEqual(3, mask & 0xFFF);
            Assert.IsTrue((mask & (1 << Channel.Stack)) != 0);
        }

        [TestMethod]
        public void Write_State_FitsItsBufferAtTheLargestCounts()
        {
            LinkCounters counters = new LinkCounters();
            counters.LastSeq = int.MaxValue;
            JsonWriter json = new JsonWriter(3072);
            LockState free = new LockState();
            FaultTable table = new FaultTable(new RigConfiguration());
            StateMessage.Write(json, "rig1", 9, 1800000000000L, -5, (int)RigMode.Idle, counters, free, table, new FaultMonitor(table), new DriftWatch(new RigConfiguration()));
            Assert.IsFalse(json.Overflowed);
            Assert.IsTrue(JsonText.Of(json).StartsWith("{\"rigId\":\"rig1\",\"bootId\":9,\"state\":\"idle\",\"lock\":{\"isLocked\":false,\"isKept\":false},\"activeFaultCount\":0,\"activeFaults\":[],\"utcMs\":1800000000000,\"timeMs\":-5,\"lastSeq\":2147483647,"));
        }

        [TestMethod]
        public void Write_StateOfALockedRig_SaysByWhatAndWhen()
        {
            LockState state = new LockState();
            state.Reason = LockReason.Trip;
            state.IsKept = true;
            state.BootId = 8;
            state.UtcMs = 1700000000000L;
            state.Note[TripNote.Fault] = FaultId.CellOvervoltage;
            state.Note[TripNote.Channel] = 1;
            state.Note[TripNote.Value] = 4360000;
            state.Note[TripNote.Limit] = 4350000;
            state.Note[TripNote.TimeMs] = 12345;
            string text = Locked(state);
            Assert.IsTrue(text.IndexOf("\"lock\":{\"isLocked\":true,\"isKept\":true,\"reason\":\"trip\",\"text\":\"Locked by a trip") > 0, text);
            Assert.IsTrue(text.IndexOf("\"fault\":\"CellOvervoltage\",\"severity\":\"trip\",\"channel\":\"cell2\",\"cell\":2,\"value\":4360000,\"limit\":4350000,\"unit\":\"uV\"") > 0, text);
            Assert.IsTrue(text.IndexOf("\"timeMs\":12345,\"utcMs\":1700000000000,\"bootId\":8},") > 0, text);
        }

        [TestMethod]
        public void Write_StateOfARigThatCannotTell_IsLockedWithASentence()
        {
            LockState state = new LockState();
            for (int reason = LockReason.MemoryEmpty; reason <= LockReason.MemoryDamaged; reason++)
            {
                state.Reason = reason;
                string text = Locked(state);
                Assert.IsTrue(text.IndexOf("{\"isLocked\":true,\"isKept\":false,\"reason\":\"" + LockReason.Name(reason) + "\",\"text\":\"Locked because ") > 0, text);
                Assert.IsTrue(text.IndexOf("\"fault\"") < 0, "there is no fault to name");
            }
        }

        [TestMethod]
        public void Write_StateWithEveryFaultActive_TellsTheGravestAndFitsItsBuffer()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor active = new FaultMonitor(table);
            Judging.Begin(active, 0, RigMode.Running);
            active.JudgeTrue(FaultId.OutboxFull, true, -1);
            active.Judge(FaultId.CellOvervoltage, 4360000, 1);
            LockState state = new LockState();
            state.Reason = LockReason.Trip;
            string text = State(state, table, active);
            Assert.IsTrue(text.IndexOf("\"activeFaultCount\":2,\"activeFaults\":[{\"fault\":\"CellOvervoltage\",\"severity\":\"trip\",\"channel\":\"cell2\",\"cell\":2,\"value\":4360000,\"limit\":4350000,\"unit\":\"uV\",") > 0, text);
            Assert.IsTrue(text.IndexOf("{\"fault\":\"OutboxFull\",\"severity\":\"warn\",") > text.IndexOf("CellOvervoltage"), "the lesser one follows");
            for (int id = 0; id < table.Count; id++)
            {
                FaultRow row = table.Row(id);
                for (int nowMs = 0; nowMs < 200000 && !active.IsActive(id); nowMs += 50)
                {
                    Judging.Begin(active, nowMs, (row.ActiveModes & Modes.Running) != 0 ? RigMode.Running : (row.ActiveModes & Modes.Idle) != 0 ? RigMode.Idle : RigMode.SelfTest);
                    active.Judge(id, row.High ? int.MaxValue : int.MinValue, Channel.CurrentSecond);
                }
            }

            Assert.AreEqual(table.Count, active.ActiveCount);
            text = State(state, table, active);
            Assert.IsTrue(text.IndexOf("\"activeFaultCount\":" + table.Count.ToString() + ",") > 0, text);
            Assert.IsTrue(text.IndexOf("\"severity\":\"warn\"") < 0, "eight of the gravest");
        }

        [TestMethod]
        public void Write_Drift_TellsThePairThatHasUsedMostOfItsLimit()
        {
            DriftWatch drift = new DriftWatch(new RigConfiguration());
            JsonWriter json = new JsonWriter(3072);
            FaultTable table = new FaultTable(new RigConfiguration());
            StateMessage.Write(json, "rig1", 9, 0, 5, (int)RigMode.Running, new LinkCounters(), new LockState(), table, new FaultMonitor(table), drift);
            string text = JsonText.Of(json);
            Assert.IsTrue(text.IndexOf("\"drift\":{\"pairs\":10,\"judgedPairs\":0,\"channel\":\"none\",") > 0, text);
            drift.Judged = 3 | (1 << Channel.Stack);
            drift.Moved[0] = 5000;
            drift.Moved[1] = -9000;
            drift.Moved[Channel.Stack] = 1500;
            StateMessage.Write(json, "rig1", 9, 0, 5, (int)RigMode.Running, new LinkCounters(), new LockState(), table, new FaultMonitor(table), drift);
            text = JsonText.Of(json);
            Assert.IsTrue(text.IndexOf("\"drift\":{\"pairs\":10,\"judgedPairs\":3,\"channel\":\"cell2\",\"cell\":2,\"value\":-9000,\"limit\":35000,\"unit\":\"microvolts\"}") > 0, text);
        }

        [TestMethod]
        public void Write_DriftTold_NamesChannelValueAndUnit()
        {
            string text = Event(EventRecord.DriftTold, Channel.Heater, -700, 2000, 0);
            Assert.IsTrue(text.IndexOf("\"kind\":\"driftTold\",\"channel\":\"heater\",\"value\":-700,\"limit\":2000,\"unit\":\"millidegrees\"") > 0, text);
        }

        private static string State(LockState state, FaultTable table, FaultMonitor active)
        {
            JsonWriter json = new JsonWriter(5120);
            LinkCounters counters = new LinkCounters();
            counters.LastSeq = int.MaxValue;
            StateMessage.Write(json, "a-rig-with-a-name-of-32-letters-x", int.MaxValue, 1800000000000L, int.MinValue, (int)RigMode.Tripped, counters, state, table, active, new DriftWatch(new RigConfiguration()));
            Assert.IsFalse(json.Overflowed);
            return JsonText.Of(json);
        }

        private static string Locked(LockState state)
        {
            JsonWriter json = new JsonWriter(3072);
            FaultTable table = new FaultTable(new RigConfiguration());
            StateMessage.Write(json, "rig1", 9, 1800000000000L, 5, (int)RigMode.Tripped, new LinkCounters(), state, table, new FaultMonitor(table), new DriftWatch(new RigConfiguration()));
            Assert.IsFalse(json.Overflowed);
            return JsonText.Of(json);
        }

        [TestMethod]
        public void Will_OfARig_IsLost()
        {
            Assert.AreEqual("{\"rigId\":\"rig1\",\"bootId\":9,\"state\":\"lost\"}", StateMessage.Will("rig1", 9));
        }

        [TestMethod]
        public void IsRigId_WhatMqttGivesAMeaning_IsRefused()
        {
            Assert.IsTrue(Topics.IsRigId("Lab-3_rig07"));
            string[] bad = new string[] { "", "a/b", "+", "#", "a b", "a\"b", "\u00B5", new string('x', 33) };
            for (int i = 0; i < bad.Length; i++)
            {
                Assert.IsFalse(Topics.IsRigId(bad[i]), bad[i]);
            }

            Assert.IsFalse(Topics.IsRigId(null));
        }

        private static string Event(int kind, int a, int b, int c, int d)
        {
            MessageHead head = new MessageHead();
            head.RigId = "rig1";
            head.BootId = 9;
            head.Seq = 4;
            head.UtcMs = 1800000000000L;
            int[] record = new int[] { kind, 5000, 100, a, b, c, d };
            JsonWriter json = new JsonWriter(1024);
            new EventMessage(new FaultTable(new RigConfiguration())).Write(json, head, record);
            Assert.IsFalse(json.Overflowed, "the message fits");
            return JsonText.Of(json);
        }
    }
}
