using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.Integration.Communication
{
    [TestClass]
    public class CommunicationLoopTests
    {
        [TestMethod]
        public void RunOnce_Connected_PublishesBirthConfigCalibrationAndStateRetained()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            CollectionAssert.AreEqual(new[] { "rig/v1/rig1/birth", "rig/v1/rig1/config", "rig/v1/rig1/calibration", "rig/v1/rig1/state" }, bench.Link.Topics.Take(4).ToArray());
            Assert.IsTrue(bench.Link.Got.Take(4).All(message => message.Retain));
            CollectionAssert.AreEqual(new[] { "rig/v1/rig1/cmd", "rig/v1/rig1/program" }, bench.Link.Subscribed);
            Assert.AreEqual("rig/v1/rig1/state {\"rigId\":\"rig1\",\"bootId\":1,\"state\":\"lost\"}", bench.Link.Will);
        }

        [TestMethod]
        public void RunOnce_TenRecords_MakeOneFrame()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            bench.Second();
            bench.Settle(1);
            CollectionAssert.AreEqual(new[] { 1 }, bench.GotSequences());
        }

        [TestMethod]
        public void RunOnce_NothingConfirmed_StopsAtTheWindow()
        {
            var bench = new LoopBench(new CommunicationSettings { WindowFrames = 4, ConfirmMsMax = int.MaxValue });
            for (int i = 0; i < 20; i++)
            {
                bench.Second();
            }

            Assert.HasCount(4, bench.GotSequences());

            // Birth, configuration, calibration and one state are in flight beside the window.
            Assert.AreEqual(8, bench.Link.MostInFlight);
        }

        [TestMethod]
        public void RunOnce_NothingConfirmedForLong_ConnectsAnewAndSendsAgain()
        {
            var bench = new LoopBench();
            for (int i = 0; i < 40; i++)
            {
                bench.Second();
            }

            Assert.IsGreaterThanOrEqualTo(2, bench.Counters.Connections);
            bench.Settle(10);
            CollectionAssert.AreEqual(Enumerable.Range(1, 40).ToArray(), bench.GotSequences().Distinct().Order().ToArray());
        }

        [TestMethod]
        public void RunOnce_ConnectionBreaks_SendsUnconfirmedAgainInOrder()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            bench.Second();
            bench.Second();
            bench.Second();
            bench.Link.Confirm(1);
            bench.Link.Break();
            bench.Settle(3);
            CollectionAssert.AreEqual(new[] { 1, 2, 3, 2, 3 }, bench.GotSequences());
            Assert.IsTrue(bench.Loop.IsDelivered);
        }

        [TestMethod]
        public void RunOnce_BrokerRefuses_WaitsLongerAndLonger()
        {
            var bench = new LoopBench();
            bench.Link.Answer = 135;
            bench.Settle(120);
            int early = bench.Link.Attempts;
            bench.Settle(300);
            int later = bench.Link.Attempts - early;
            Assert.AreEqual(bench.Link.Attempts, bench.Counters.ConnectFailures);
            Assert.IsTrue(early is >= 8 and <= 20, $"{early} attempts in two minutes");
            Assert.IsTrue(later is >= 9 and <= 21, $"{later} attempts in five minutes: pauses of 15 to 30 s");
        }

        [TestMethod]
        public void RunOnce_AttemptNeverEnds_IsGivenUp()
        {
            var bench = new LoopBench();
            bench.Link.Answer = null;
            bench.Settle(70);
            Assert.AreEqual(2, bench.Link.Attempts);
        }

        [TestMethod]
        public void RunOnce_ResendAsked_SendsFromThereOnAndAnswers()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            for (int i = 0; i < 5; i++)
            {
                bench.Second();
                bench.Link.Confirm();
            }

            int id = bench.Command(CommandKind.Resend, 3, 4);
            bench.Settle(1);
            CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 3, 4, 5, 6 }, bench.GotSequences());
            StringAssert.Contains(bench.Link.Texts("ack").Single(), $"\"id\":{id},\"result\":\"done\",\"resultCode\":0,\"detail\":3");
        }

        [TestMethod]
        public void RunOnce_ResendOfWhatIsGone_SaysSoAndSendsNothing()
        {
            var bench = new LoopBench(new CommunicationSettings { OutboxBytes = 2048 });
            bench.Settle(1);
            for (int i = 0; i < 60; i++)
            {
                bench.Second();
                bench.Link.Confirm();
            }

            int sent = bench.GotSequences().Length;
            bench.Command(CommandKind.Resend, 1, 2);
            bench.Settle(1);
            Assert.HasCount(sent + 1, bench.GotSequences());
            StringAssert.Contains(bench.Link.Texts("ack").Single(), "nothingToResend");
        }

        [TestMethod]
        public void RunOnce_ResendAgainAtOnce_IsBusy()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            bench.Second();
            bench.Link.Confirm();
            bench.Command(CommandKind.Resend, 1, 1);
            bench.Command(CommandKind.Resend, 1, 1);
            bench.Settle(1);
            StringAssert.Contains(bench.Link.Texts("ack")[1], "busy");
        }

        [TestMethod]
        public void RunOnce_ResendWithBadRange_IsRefused()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            bench.Command(CommandKind.Resend, 0, 5);
            bench.Command(CommandKind.Resend, 5, 4);
            bench.Settle(1);
            Assert.IsTrue(bench.Link.Texts("ack").All(text => text.Contains("badArgument", StringComparison.Ordinal)));
        }

        [TestMethod]
        public void RunOnce_CommandForTheLoop_IsARequestAndItsAnswerAnAck()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            int id = bench.Command(CommandKind.Pause);
            bench.Settle(1);
            int[] request = new int[RequestRecord.Words];
            Assert.IsTrue(bench.Executive.Requests.TryRead(request));
            CollectionAssert.AreEqual(new[] { RequestRecord.Pause, id, 0 }, request);
            Assert.IsEmpty(bench.Link.Texts("ack"), "only the loop answers");
            bench.Event(EventRecord.RequestAnswered, id, RequestResult.WrongMode, (int)RigMode.Idle);
            bench.Settle(1);
            StringAssert.Contains(bench.Link.Texts("ack").Single(), $"\"id\":{id},\"result\":\"wrongMode\",\"resultCode\":1,\"mode\":\"idle\"");
        }

        [TestMethod]
        public void RunOnce_LoopTakesNoRequests_IsBusy()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            for (int i = 0; i < 20; i++)
            {
                bench.Command(CommandKind.Stop);
                bench.Settle(1);
            }

            Assert.HasCount(4, bench.Link.Texts("ack"));
            Assert.IsTrue(bench.Link.Texts("ack").All(text => text.Contains("busy", StringComparison.Ordinal)));
        }

        [TestMethod]
        public void RunOnce_MoreMessagesThanSlots_AreRefusedAndCounted()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            for (int i = 0; i < 12; i++)
            {
                bench.Command(CommandKind.Stop);
            }

            bench.Settle(1);
            Assert.AreEqual(4, bench.Counters.MessagesRefused);
            Assert.AreEqual(8, bench.Counters.CommandsAdmitted);
        }

        [TestMethod]
        public void RunOnce_FloodOfBadCommands_IsCountedButAnsweredOnlyInPart()
        {
            var bench = new LoopBench(new CommunicationSettings { RefusalsMax = 3, RefusalsMs = 10000 });
            bench.Settle(1);
            for (int i = 0; i < 50; i++)
            {
                bench.Command(99);
                bench.Loop.RunOnce();
            }

            bench.Settle(1);
            Assert.AreEqual(50, bench.Counters.CommandsRefused);
            Assert.HasCount(3, bench.Link.Texts("ack"));
            bench.Settle(10);
            bench.Command(99);
            bench.Settle(1);
            Assert.HasCount(4, bench.Link.Texts("ack"), "later refusals are answered again");
        }

        [TestMethod]
        public void RunOnce_StateNeverConfirmed_ConnectsAnew()
        {
            var bench = new LoopBench();
            for (int i = 0; i < 350; i++)
            {
                bench.Clock.Ms += 100;
                bench.Loop.RunOnce();
            }

            Assert.AreEqual(2, bench.Counters.Connections);
        }

        [TestMethod]
        public void RunOnce_ClockWraps_GoesOn()
        {
            var bench = new LoopBench();
            bench.Clock.Ms = int.MaxValue - 3000;
            bench.Settle(1);
            for (int i = 0; i < 6; i++)
            {
                bench.Second();
                bench.Link.Confirm();
            }

            bench.Settle(2);
            CollectionAssert.AreEqual(Enumerable.Range(1, 6).ToArray(), bench.GotSequences());
            Assert.AreEqual(1, bench.Counters.Connections);
        }

        [TestMethod]
        public void RunOnce_TimeNotKnown_FramesSayZero()
        {
            var bench = new LoopBench();
            bench.Clock.UtcAtZero = 0;
            bench.Event(EventRecord.ProgramEnded, 0);
            bench.Settle(1);
            StringAssert.Contains(bench.Link.Texts("step").Single(), "\"utcMs\":0,");
        }

        [TestMethod]
        public void RunOnce_LinkRefusesAMessage_ConnectsAnew()
        {
            var bench = new LoopBench();
            bench.Settle(1);
            bench.Link.Refuses = true;
            bench.Second();
            bench.Link.Refuses = false;
            bench.Settle(3);
            Assert.AreEqual(2, bench.Counters.Connections);
            CollectionAssert.AreEqual(new[] { 1 }, bench.GotSequences());
        }
    }
}
