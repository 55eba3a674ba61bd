using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App;
using RigFirmware.App.Communication;
using RigFirmware.App.Timing;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration
{
    /// <summary>The board's program as a board would start it, with inputs that answer nothing.</summary>
    [TestClass]
    public class RigProgramTests
    {
        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public void Constructor_AnyRig_MakesOutputsSafeFirst()
        {
            var rig = new DeadRig();
            using var link = new MosquittoLink(new MosquittoOptions { Port = 1 });
            Build(rig, link);
            Assert.AreEqual("safe", rig.Calls[0]);
            CollectionAssert.DoesNotContain(rig.Calls, "apply");
        }

        [TestMethod]
        public void Start_InputsAnswerNothing_NeverEnergisesAndStillReports()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            var rig = new DeadRig();
            using var link = new MosquittoLink(broker.Options);
            RigProgram program = Build(rig, link);
            program.Start();
            Eventually.IsTrue(() => recorder.FramesStored >= 4 && recorder.LostSequences == 0, "frames are stored");
            Assert.IsTrue(program.Stop(20000), "the broker has confirmed every frame");
            Assert.IsFalse(rig.WasEnergised, "no output was energised");
            Assert.AreNotEqual(RigMode.Idle, program.Executive.Mode, "a rig that senses nothing is not ready");
            lock (rig.Calls)
            {
                Assert.AreEqual("safe", rig.Calls[^1]);
            }
        }

        private static RigProgram Build(DeadRig rig, MosquittoLink link)
        {
            var configuration = new RigConfiguration();
            return new RigProgram(rig, rig, link, null, new UtcClock(), configuration, new Calibration(configuration), new CommunicationSettings());
        }

        private sealed class DeadRig : IRigInputs, IRigOutputs
        {
            private int _energised;

            public List<string> Calls { get; } = [];

            public bool WasEnergised => Volatile.Read(ref _energised) != 0;

            public void Sample(RigSample sample, int groups)
            {
                Array.Clear(sample.Status);
                sample.DiscretesRead = false;
            }

            public void Apply(RigCommands commands)
            {
                Note("apply");
                if (commands.ContactorClosed || commands.SourceEnabled || commands.HeaterMilliwatts > 0)
                {
                    Volatile.Write(ref _energised, 1);
                }
            }

            public void Heartbeat()
            {
            }

            public void MakeSafe()
            {
                Note("safe");
            }

            private void Note(string call)
            {
                lock (Calls)
                {
                    Calls.Add(call);
                }
            }
        }
    }
}
