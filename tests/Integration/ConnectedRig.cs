using System;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Host.Mqtt;
using RigFirmware.Rig.Demo;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Integration
{
    /// <summary>A simulated rig with the firmware's loop and the firmware's communication thread on a broker.</summary>
    internal sealed class ConnectedRig : IDisposable
    {
        private readonly RealTimeLoop _loop;
        private readonly MosquittoLink _link;
        private readonly CommunicationThread _thread;
        private readonly RigClock _clock;
        private bool _loopStopped;

        public ConnectedRig(MosquittoOptions broker, double speed = 1, CommunicationSettings? settings = null, IStore? store = null, IStore? calibrationStore = null)
        {
            Settings = settings ?? new CommunicationSettings();
            Settings.BootId = Random.Shared.Next(1, int.MaxValue);
            StackModel model = ModelLibrary.Stack("C000-05");
            var configuration = new RigConfiguration { CellCount = model.CellCount };
            Rig = new DemoRig(model, configuration, 1);
            _loop = new RealTimeLoop(Rig, RigConfiguration.TickMs, speed);
            _link = new MosquittoLink(broker);
            _clock = new RigClock(_loop, speed);
            Communication = new CommunicationLoop(Rig.Executive, configuration, _link, store, _clock, Settings, calibrationStore: calibrationStore);
            _thread = new CommunicationThread(Communication);
            _loop.Start();
            _thread.Start();
        }

        public DemoRig Rig { get; }

        public CommunicationSettings Settings { get; }

        public CommunicationLoop Communication { get; }

        public int MissedTicks => _loop.MissedTicks;

        public long RigMs => _loop.RigMs;

        public int FramesSent => Communication.Counters.LastSeq;

        /// <summary>Stops the loop, while the communication goes on; true when the broker has confirmed every frame.</summary>
        public bool StopLoop()
        {
            if (_loopStopped)
            {
                return true;
            }

            _loopStopped = true;
            _loop.Stop();
            _clock.LoopStopped();
            return _thread.Drain(30000);
        }

        public void Dispose()
        {
            StopLoop();
            _thread.Stop();
            _link.Dispose();
        }
    }
}
