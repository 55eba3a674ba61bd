using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>Every edge of <see cref="RigMode"/>. A pair of mode and event that is not listed leaves the mode as it is.</summary>
    [CycleCode]
    public sealed class StateTable
    {
        /// <summary>Number of modes.</summary>
        public const int Modes = 8;

        /// <summary>Number of events.</summary>
        public const int Events = 12;

        private readonly byte[] _next = new byte[Modes * Events];

        /// <summary>Builds the table.</summary>
        public StateTable()
        {
            for (int mode = 0; mode < Modes; mode++)
            {
                for (int e = 0; e < Events; e++)
                {
                    _next[(mode * Events) + e] = (byte)mode;
                }

                Edge((RigMode)mode, RigEvent.FaultTripped, RigMode.Tripped);
            }

            Edge(RigMode.Boot, RigEvent.Booted, RigMode.SelfTest);
            Edge(RigMode.SelfTest, RigEvent.SelfTestPassed, RigMode.Idle);
            Edge(RigMode.Idle, RigEvent.StartAccepted, RigMode.Arming);
            Edge(RigMode.Arming, RigEvent.Armed, RigMode.Running);
            Edge(RigMode.Arming, RigEvent.ArmingFailed, RigMode.Stopping);
            Edge(RigMode.Arming, RigEvent.StopRequested, RigMode.Stopping);
            Edge(RigMode.Running, RigEvent.PauseRequested, RigMode.Paused);
            Edge(RigMode.Running, RigEvent.StopRequested, RigMode.Stopping);
            Edge(RigMode.Running, RigEvent.ProgramEnded, RigMode.Stopping);
            Edge(RigMode.Paused, RigEvent.ResumeRequested, RigMode.Running);
            Edge(RigMode.Paused, RigEvent.StopRequested, RigMode.Stopping);
            Edge(RigMode.Stopping, RigEvent.Stopped, RigMode.Idle);
            Edge(RigMode.Tripped, RigEvent.Acknowledged, RigMode.Idle);
        }

        /// <summary>The mode that follows.</summary>
        public RigMode Next(RigMode mode, RigEvent e)
        {
            return (RigMode)_next[((int)mode * Events) + (int)e];
        }

        [BootCode]
        private void Edge(RigMode from, RigEvent e, RigMode to)
        {
            _next[((int)from * Events) + (int)e] = (byte)to;
        }
    }
}
