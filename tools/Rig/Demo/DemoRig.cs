using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Demo
{
    /// <summary>The simulated rig with the firmware's loop on top: the plant goes on to the tick's time, then the loop runs.</summary>
    public sealed class DemoRig : ITickWork
    {
        private readonly object _gate = new object();
        private readonly TripTracker _trips;
        private readonly int[] _trip = new int[EventRecord.Words];
        private RigMode _mode = RigMode.Boot;

        /// <param name="model">The stack.</param>
        /// <param name="configuration">What the rig is provisioned for.</param>
        /// <param name="seed">Draws the plant's differences and noise.</param>
        public DemoRig(StackModel model, RigConfiguration configuration, ulong seed)
        {
            Configuration = configuration;
            Plant = new SimulatedRig(model, seed, StackConfiguration.Hardware(configuration));
            Executive = new CyclicExecutive(configuration, new Calibration(configuration), Plant, Plant);
            var monitor = new TruthMonitor(configuration, Plant);
            Plant.Observer = monitor;
            Plant.MemoryHit = (region, bit) => MemoryUpset.Flip(region, bit, configuration, Executive.Program);
            _trips = new TripTracker(Executive.FaultTable, monitor, Plant);
        }

        /// <summary>What the rig is provisioned for.</summary>
        public RigConfiguration Configuration { get; }

        /// <summary>The plant.</summary>
        public SimulatedRig Plant { get; }

        /// <summary>The firmware's loop.</summary>
        public CyclicExecutive Executive { get; }

        /// <summary>The trips so far, measured in the plant, as a JSON array. From any thread.</summary>
        public JsonArray TripsJson()
        {
            lock (_gate)
            {
                return JsonSerializer.SerializeToNode(_trips.Trips, JsonSerializerOptions.Web)!.AsArray();
            }
        }

        /// <summary>The trips so far, once the loop has ended.</summary>
        public IReadOnlyList<TripResult> Trips => _trips.Trips;

        /// <inheritdoc/>
        public void Tick(int nowMs, int lateMs)
        {
            // A stretched cycle starts late by half of its stretch; the plant knows of the other half.
            int stretchMs = (int)(Plant.StretchUs / 2000);
            int stepMs = unchecked(nowMs + stretchMs - (int)(Plant.NowUs / 1000));
            Plant.Advance(stepMs > 0 ? stepMs : 0);
            if (!Plant.LoopIsDead)
            {
                Executive.Tick(unchecked(nowMs + stretchMs), lateMs + stretchMs);
            }

            MeasureTrips();
        }

        private void MeasureTrips()
        {
            RigMode mode = Executive.Mode;
            bool isNew = mode == RigMode.Tripped && _mode != RigMode.Tripped;
            _mode = mode;
            lock (_gate)
            {
                if (isNew)
                {
                    FaultMonitor faults = Executive.Faults;
                    int fault = faults.FirstActiveTrip();
                    _trip[EventRecord.Kind] = EventRecord.Tripped;
                    _trip[EventRecord.A] = fault;
                    _trip[EventRecord.B] = faults.ChannelOf(fault);
                    _trip[EventRecord.C] = faults.Value(fault);
                    _trip[EventRecord.D] = faults.Limit(fault);
                    _trips.Take(_trip);
                }

                _trips.Close();
            }
        }
    }
}
