using RigFirmware.App.Communication;
using RigFirmware.App.Timing;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.App
{
    /// <summary>
    /// A whole rig: its executive, the thread of the loop and the thread of the communication. What a board's Main does is
    /// to make its outputs safe, build the parts of that board, and start one of these.
    /// </summary>
    public sealed class RigProgram
    {
        private readonly IRigOutputs _outputs;
        private readonly LoopThread _loop;
        private readonly CommunicationThread _communicationThread;

        /// <summary>Builds the rig with its outputs safe before anything else is done; nothing runs yet.</summary>
        /// <param name="inputs">What the rig senses.</param>
        /// <param name="outputs">What it drives.</param>
        /// <param name="link">Its connection to the broker.</param>
        /// <param name="store">Takes frames that memory cannot hold; null without one.</param>
        /// <param name="clock">Tells the time.</param>
        /// <param name="configuration">What it is provisioned for.</param>
        /// <param name="calibration">Of its sensors.</param>
        /// <param name="settings">Of its communication.</param>
        /// <param name="programStore">Keeps the program and where it stands over a loss of power, and nothing else; null starts empty.</param>
        /// <param name="tripStore">Keeps the lock and the black boxes over a loss of power, and nothing else; null keeps neither, and the state says so.</param>
        /// <param name="calibrationStore">Keeps the calibration, and nothing else; null leaves the rig at <paramref name="calibration"/>.</param>
        public RigProgram(IRigInputs inputs, IRigOutputs outputs, IMqttLink link, IStore store, IClock clock, RigConfiguration configuration, Calibration calibration, CommunicationSettings settings, IStore programStore = null, IStore tripStore = null, IStore calibrationStore = null)
        {
            outputs.MakeSafe();
            _outputs = outputs;
            Executive = new CyclicExecutive(configuration, calibration, inputs, outputs);
            Communication = new CommunicationLoop(Executive, configuration, link, store, clock, settings, programStore, tripStore, calibrationStore);
            _loop = new LoopThread(Executive, outputs, clock);
            _communicationThread = new CommunicationThread(Communication);
        }

        /// <summary>The loop's decisions.</summary>
        public CyclicExecutive Executive { get; }

        /// <summary>The wire.</summary>
        public CommunicationLoop Communication { get; }

        /// <summary>Deadlines of the loop that passed without a tick.</summary>
        public int MissedTicks
        {
            get { return _loop.MissedTicks; }
        }

        /// <summary>Starts the loop, then the communication.</summary>
        public void Start()
        {
            _loop.Start();
            _communicationThread.Start();
        }

        /// <summary>Ends the loop with safe outputs, sends what is left for at most so many milliseconds, and ends.</summary>
        /// <returns>True when the broker has confirmed every frame.</returns>
        public bool Stop(int drainMs)
        {
            _loop.Stop();
            _outputs.MakeSafe();
            bool delivered = _communicationThread.Drain(drainMs);
            _communicationThread.Stop();
            return delivered;
        }
    }
}
