using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Demo
{
    /// <summary>The simulated rig with the firmware's loop on top: the plant goes on to the tick's time, then the loop runs.</summary>
    public sealed class DemoRig : ITickWork
    {
        private RigMode _mode = RigMode.Boot;

        /// <param name="model">The stack.</param>
        /// <param name="configuration">What the rig is provisioned for.</param>
        /// <param name="seed">Draws the plant's differences and noise.</param>
        public DemoRig(StackModel model, RigConfiguration configuration, ulong seed)
        {
            Configuration = configuration;
            Plant = new SimulatedRig(model, seed);
            Executive = new CyclicExecutive(configuration, new Calibration(configuration), Plant, Plant);
            Trips = new TripWatch(Executive.FaultTable, configuration.CellCount, () => Plant.LastFaultUs);
            Plant.Observer = Trips;
        }

        /// <summary>What the rig is provisioned for.</summary>
        public RigConfiguration Configuration { get; }

        /// <summary>The plant.</summary>
        public SimulatedRig Plant { get; }

        /// <summary>The firmware's loop.</summary>
        public CyclicExecutive Executive { get; }

        /// <summary>The trips so far, measured in the plant.</summary>
        public TripWatch Trips { get; }

        /// <inheritdoc/>
        public void Tick(int nowMs, int lateMs)
        {
            // A stretched cycle starts late by half of its stretch; the plant knows of the other half.
            int stretchMs = (int)(Plant.StretchUs / 2000);
            int stepMs = unchecked(nowMs + stretchMs - (int)(Plant.NowUs / 1000));
            Plant.Advance(stepMs > 0 ? stepMs : 0);
            if (Plant.LoopIsDead)
            {
                return;
            }

            Executive.Tick(unchecked(nowMs + stretchMs), lateMs + stretchMs);
            RigMode mode = Executive.Mode;
            if (mode == RigMode.Tripped && _mode != RigMode.Tripped)
            {
                Trips.NoteTrip(Executive.Faults, Plant.NowUs);
            }

            _mode = mode;
        }
    }
}
