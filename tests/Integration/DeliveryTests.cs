using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Host;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration
{
    /// <summary>From the loop's rings to the store over a real broker: every frame once, whatever fails on the way.</summary>
    [TestClass]
    public class DeliveryTests
    {
        private const double Fast = 20;

        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public void Recorder_RigRuns_StoresEveryFrameOnce()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            using var rig = new ConnectedRig(broker.Options, Fast);
            Eventually.IsTrue(() => rig.FramesSent >= 60, "the rig has sent 60 frames");
            StopAndExpectEverythingStored(rig, recorder, folder);
        }

        [TestMethod]
        [DataRow(false, DisplayName = "SIGTERM")]
        [DataRow(true, DisplayName = "SIGKILL")]
        public void Recorder_BrokerGoneForSixtySeconds_NothingIsLost(bool killed)
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            double speed = FullLength() ? 1 : Fast;
            using var rig = new ConnectedRig(broker.Options, speed);
            Eventually.IsTrue(() => recorder.FramesStored >= 20, "20 frames are stored");
            Interrupt(broker, killed);
            long downMs = rig.RigMs;
            Eventually.IsTrue(() => rig.RigMs - downMs > 30000, "half of the outage is over");
            Eventually.IsTrue(() => rig.RigMs - downMs > 60000, "a minute of rig time has passed");
            int sentDuringOutage = rig.FramesSent;
            broker.Restart();
            Eventually.IsTrue(() => recorder.FramesStored >= sentDuringOutage, "the frames of the outage are stored");
            StopAndExpectEverythingStored(rig, recorder, folder);
            Assert.IsGreaterThan(1, rig.Communication.Counters.Connections, "the rig has connected again");
        }

        [TestMethod]
        public void Recorder_BrokerKilledAgainAndAgain_NothingIsLost()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            using var rig = new ConnectedRig(broker.Options, Fast);
            for (int i = 0; i < 5; i++)
            {
                long before = recorder.FramesStored;
                Eventually.IsTrue(() => recorder.FramesStored > before + 10, "frames are stored again");
                broker.Kill();
                broker.Restart();
            }

            StopAndExpectEverythingStored(rig, recorder, folder);
        }

        [TestMethod]
        public void Outbox_OutageBeyondMemory_SpillsToTheStoreAndLosesNothing()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            var settings = new CommunicationSettings { OutboxBytes = 16384, SegmentBytes = 4096 };
            using var rig = new ConnectedRig(broker.Options, Fast, settings, new FolderStore(folder.Flash, 1 << 20));
            Eventually.IsTrue(() => recorder.FramesStored >= 20, "20 frames are stored");
            broker.Stop();
            int before = rig.FramesSent;
            Eventually.IsTrue(() => rig.FramesSent - before > 150, "150 frames more have come about");
            Assert.IsGreaterThan(5, rig.Communication.Counters.WaitingSegments, "segments wait in the store");
            broker.Restart();
            StopAndExpectEverythingStored(rig, recorder, folder);
            Assert.AreEqual(0, rig.Communication.Counters.DroppedFrames);
        }

        [TestMethod]
        public void Outbox_OutageBeyondEverything_CountsAndReportsWhatWasDropped()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            var events = new List<RigMessage>();
            recorder.MessageReceived += message =>
            {
                lock (events)
                {
                    events.Add(message);
                }
            };
            recorder.Start();
            var settings = new CommunicationSettings { OutboxBytes = 16384, SegmentBytes = 4096, ReconnectMsMin = 20000, ReconnectMsMax = 20000 };
            using var rig = new ConnectedRig(broker.Options, Fast, settings);
            Eventually.IsTrue(() => recorder.FramesStored >= 10, "10 frames are stored");
            broker.Stop();
            Eventually.IsTrue(() => rig.Communication.Counters.DroppedFrames >= 20, "20 frames were dropped");
            broker.Restart();
            Assert.IsTrue(rig.StopLoop(), "the broker has confirmed what was left");
            Eventually.IsTrue(() => recorder.FramesStored + recorder.LostSequences >= rig.FramesSent, "every frame is stored or known to be lost");
            Assert.AreEqual(rig.Communication.Counters.DroppedFrames, recorder.LostSequences);
            lock (events)
            {
                Assert.IsTrue(events.Any(message => message.Text("kind") == "framesDropped"), "an event says so");
                Assert.IsTrue(events.Any(message => message.Topic == "state" && message.Integer("droppedFrames") > 0), "the state says so");
            }
        }

        [TestMethod]
        public void Loop_BrokerStopsAnswering_MissesNoTick()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            using var rig = new ConnectedRig(broker.Options);
            Eventually.IsTrue(() => rig.FramesSent >= 3, "the rig sends");
            int ticksBefore = rig.Rig.Executive.Snapshot.Tick;
            long msBefore = rig.RigMs;
            using (new FrozenProcess(broker.ProcessId))
            {
                Eventually.IsTrue(() => rig.RigMs - msBefore > 5000, "five seconds have passed");
            }

            int ticks = rig.Rig.Executive.Snapshot.Tick - ticksBefore;
            long dueTicks = (rig.RigMs - msBefore) / 50;
            Assert.IsLessThanOrEqualTo(2L, Math.Abs(dueTicks - rig.MissedTicks - ticks), "every tick that the machine gave time for was made");
            StopAndExpectEverythingStored(rig, recorder, folder);
        }

        private static bool FullLength()
        {
            return Environment.GetEnvironmentVariable("RIG_FULL") == "1";
        }

        private static void Interrupt(PrivateBroker broker, bool killed)
        {
            if (killed)
            {
                broker.Kill();
                return;
            }

            broker.Stop();
        }

        private static void StopAndExpectEverythingStored(ConnectedRig rig, Recorder recorder, RunFolder folder)
        {
            Assert.IsTrue(rig.StopLoop(), "the broker has confirmed every frame");
            Assert.IsTrue(recorder.WaitUntilComplete(TimeSpan.FromSeconds(30), rig.FramesSent), $"{recorder.LostSequences} frames are missing");

            // The answer to a request for frames is a frame of its own.
            Eventually.IsTrue(() => recorder.FramesStored == rig.FramesSent && recorder.LostSequences == 0, "every frame is stored");
            int sent = rig.FramesSent;
            Assert.AreEqual(0, recorder.MessagesRefused);
            Assert.AreEqual(0, rig.Communication.Counters.Exceptions);
            recorder.Dispose();
            using var store = new RunStore(folder.Store);
            Assert.AreEqual(sent, store.Count("frames"));
            SequenceLedger ledger = store.ReadLedger(rig.Settings.RigId, rig.Settings.BootId);
            Assert.AreEqual(sent, ledger.Highest);
            Assert.IsTrue(ledger.Missing.IsEmpty, "no sequence number is missing");
        }
    }
}
