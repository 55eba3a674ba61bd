using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using RigFirmware.Hal;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated
{
    /// <summary>
    /// A whole rig at the rig seam: stack, heat, clamp, power stages, hardware safety chain, sensors, and faults in any
    /// of them. It has a time of its own that only <see cref="Advance"/> moves. Everything that happens inside a step
    /// (a contactor that opens, a comparator that fires) happens at its own microsecond: the step is cut there.
    /// One thread drives it; faults and the acknowledge button may come from any.
    /// </summary>
    public sealed class SimulatedRig : IRigInputs, IRigOutputs
    {
        private const long TickUs = 50000;
        private const long FineUs = 1000;
        private const int TicksPerRefresh = 20;
        private const int FaultsExpected = 64;

        // After anything has jumped, the layers' interfaces take this long to follow.
        private const long SettleUs = 500000;

        // Deadline to deadline, a collection, and a little.
        private const long HeldUpUs = 85000;
        private const long CollectionUs = 30000;

        // How near to a comparator a cell has to be for fine steps.
        private const double NearVolts = 0.06;

        private readonly ConcurrentQueue<PlantFault> _injected = new();
        private readonly ConcurrentQueue<string> _cleared = new();
        private readonly List<PlantFault> _waiting = new(FaultsExpected);
        private readonly List<PlantFault> _active = new(FaultsExpected);
        private readonly double _complianceVolts;
        private readonly double _highVolts;
        private readonly double _lowVolts;
        private bool _hasMail;
        private long _nextFaultUs = long.MaxValue;
        private long _fastUntilUs;
        private long _heatUs;
        private long _acknowledgeUntilUs = -1;
        private long _lastSampleUs;
        private int _ticksToRefresh = TicksPerRefresh;

        /// <param name="model">The stack.</param>
        /// <param name="seed">Draws the differences between layers, the errors of every sensor and the noise.</param>
        /// <param name="limits">Thresholds built into the hardware; null for those of a 3.0-4.3 V window.</param>
        /// <param name="rig">The rig around the stack; null for the one that comes with the simulation.</param>
        public SimulatedRig(StackModel model, ulong seed, HardwareLimits? limits = null, RigModel? rig = null)
        {
            rig ??= ModelLibrary.Rig();
            Limits = limits ?? new HardwareLimits();
            var layerRandom = new SeededRandom(seed);
            var layers = new Layers(model, rig.TapLeakage.Value, layerRandom, TickUs * 1e-6, FineUs * 1e-6);
            var errors = new SeededRandom(layerRandom.NextBits());
            Sensing = new FrontEnd(rig, model.CellCount, Limits.ClampMillinewtonsMax, new SeededRandom(layerRandom.NextBits()), new SeededRandom(seed ^ 0x5749544E));
            Truth = new PlantTruth(
                layers, new Heat(rig, model.CellCount), new Clamp(rig), new PowerStages(rig, errors), new SafetyChain(rig, Limits, errors));
            _complianceVolts = rig.SourceCompliance.Value * (model.CellCount + 1);
            _highVolts = Limits.ComparatorVoltsMax - NearVolts;
            _lowVolts = Limits.ComparatorVoltsMin + NearVolts;
        }

        /// <summary>What is really so.</summary>
        public PlantTruth Truth { get; }

        /// <summary>The sensors and what is wrong with them.</summary>
        public FrontEnd Sensing { get; }

        /// <summary>Thresholds built into the hardware.</summary>
        public HardwareLimits Limits { get; }

        /// <summary>Sees every step; may be null.</summary>
        public IPlantObserver? Observer { get; set; }

        /// <summary>Told of a bit of the controller's memory that turns over; may be null.</summary>
        public Action<MemoryRegion, int>? MemoryHit { get; set; }

        /// <summary>Microseconds since the start.</summary>
        public long NowUs { get; private set; }

        /// <summary>When the fault that came last began, in microseconds since the start; -1 before the first.</summary>
        public long LastFaultUs { get; private set; } = -1;

        /// <summary>Faults that are active now.</summary>
        public IReadOnlyList<PlantFault> ActiveFaults
        {
            get { return _active; }
        }

        /// <summary>True while the door is open.</summary>
        public bool DoorOpen
        {
            get { return Truth.Chain.DoorOpen; }
            set { Truth.Chain.DoorOpen = value; }
        }

        /// <summary>True while the two-state inputs are not read.</summary>
        public bool DiscretesLost { get; set; }

        /// <summary>True while the acknowledge button is held.</summary>
        public bool AcknowledgeHeld
        {
            get { return Volatile.Read(ref _acknowledgeUntilUs) >= NowUs; }
        }

        /// <summary>True while the supply is about to fail.</summary>
        public bool PowerFailing { get; set; }

        /// <summary>Longest stretch of a cycle by a collection, in microseconds; who calls the loop decides how much of it falls where.</summary>
        public long StretchUs { get; set; }

        /// <summary>How much of this cycle's stretch falls between its sample and its outputs, in microseconds.</summary>
        public long OutputStretchUs { get; set; }

        /// <summary>True while the loop must not be called.</summary>
        public bool LoopIsDead { get; set; }

        /// <summary>True while the loop is dead, or held up for longer than the 30 ms of a collection that the firmware answers for.</summary>
        public bool LoopIsHeldUp
        {
            get { return LoopIsDead || StretchUs > CollectionUs || NowUs - _lastSampleUs > HeldUpUs; }
        }

        /// <summary>True while the communication thread is dead: records and events must not be taken away, nothing is reported.</summary>
        public bool CommunicationIsDead { get; set; }

        /// <summary>Adds a fault; one whose time is past begins at once. From any thread.</summary>
        /// <exception cref="FaultException">It does not fit this rig.</exception>
        public void Inject(FaultSpecification specification)
        {
            _injected.Enqueue(FaultCatalogue.Create(specification, this));
            Volatile.Write(ref _hasMail, true);
        }

        /// <summary>Ends every fault of that name, begun or not. From any thread.</summary>
        public void Clear(string fault)
        {
            _cleared.Enqueue(fault);
            Volatile.Write(ref _hasMail, true);
        }

        /// <summary>Ends every fault, begun or not. From any thread.</summary>
        public void ClearAll()
        {
            foreach (string name in FaultCatalogue.Names)
            {
                Clear(name);
            }
        }

        /// <summary>Another stack of the same kind in the rig, and time to cool and settle; the faults stay.</summary>
        /// <param name="stateOfCharge">0..1.</param>
        public void ReplaceStack(double stateOfCharge)
        {
            SetStateOfCharge(stateOfCharge);
            Truth.Heat.SetAll(Truth.Heat.AirDegrees);
        }

        /// <summary>Milliseconds that the loop's clock is off from the plant's time.</summary>
        public int ClockOffsetMs { get; set; }

        /// <summary>What the communication thread has to report, bits of the firmware's communication health.</summary>
        public int CommunicationHealth { get; set; }

        /// <summary>Holds the acknowledge button at the rig for a while. From any thread.</summary>
        public void HoldAcknowledge(int milliseconds)
        {
            Volatile.Write(ref _acknowledgeUntilUs, NowUs + (milliseconds * 1000L));
        }

        /// <summary>Puts every layer at a state of charge, 0..1, rested; before the first step.</summary>
        public void SetStateOfCharge(double stateOfCharge)
        {
            Truth.Layers.SetStateOfCharge(stateOfCharge);
            Truth.Layers.Refresh(Truth.Heat.PlateDegrees);
            Truth.Layers.Solve(0, _complianceVolts);
        }

        /// <summary>Lets the plant's time go on.</summary>
        /// <param name="stepMs">Milliseconds, 0 or more; 50 in a tick on time.</param>
        public void Advance(int stepMs)
        {
            if (Volatile.Read(ref _hasMail))
            {
                ReadMail();
            }

            long endUs = NowUs + (stepMs * 1000L);
            while (NowUs < endUs)
            {
                long nextUs = Math.Min(endUs, NextEventUs());
                if (NeedsFineSteps() && nextUs > NowUs + FineUs)
                {
                    nextUs = NowUs + FineUs;
                }

                Step(Math.Max(nextUs, NowUs));
            }
        }

        /// <inheritdoc/>
        public void Sample(RigSample sample, int groups)
        {
            _lastSampleUs = NowUs;

            // At this seam there is no chip and no connector to be tested.
            sample.SelfTest.IsDone = true;
            Sensing.Sample(sample, groups, Truth);
            if ((groups & SampleGroups.Electrical) != 0)
            {
                sample.Discretes = DiscretesLost ? 0 : ReadDiscretes();
                sample.DiscretesRead = !DiscretesLost;
            }
        }

        /// <inheritdoc/>
        public void Apply(RigCommands commands)
        {
            Truth.AlarmSounds = commands.Alarm;
            Truth.Power.Command(commands, NowUs, OutputStretchUs);
            if (commands.ClampSafe)
            {
                Truth.Clamp.DriveSafe();
            }
            else if (commands.ClampHeld)
            {
                Truth.Clamp.Hold();
            }
            else
            {
                Truth.Clamp.Drive(commands.ClampPermille * 0.001);
            }
        }

        /// <inheritdoc/>
        public void Heartbeat()
        {
            Truth.Chain.Beat(NowUs);
        }

        /// <inheritdoc/>
        public void MakeSafe()
        {
            Truth.Power.CommandSafe(NowUs);
        }

        private void Step(long nextUs)
        {
            PlantTruth truth = Truth;
            double seconds = (nextUs - NowUs) * 1e-6;
            NowUs = nextUs;
            for (int i = 0; i < _active.Count; i++)
            {
                _active[i].Step(this, (nextUs - _active[i].StartUs) * 1e-6);
            }

            truth.Layers.Advance(seconds);
            if (nextUs - _heatUs >= TickUs)
            {
                AdvanceHeat(nextUs);
            }

            truth.Layers.Solve(truth.Power.SourceAmps, _complianceVolts);
            Observer?.Observe(truth, nextUs);
            if (truth.Power.IsSliceEdge(nextUs))
            {
                Sensing.Filter.End(truth.Layers);
            }

            bool changed = truth.Power.Process(nextUs) | truth.Chain.Process(truth.Power.Contactor.IsClosed, nextUs);
            if (nextUs >= _nextFaultUs)
            {
                ScheduleFaults(nextUs);
                truth.Layers.Advance(0);
                changed = true;
            }

            if (Volatile.Read(ref _acknowledgeUntilUs) >= nextUs)
            {
                truth.Chain.Acknowledge(truth.Layers);
            }

            changed |= truth.Chain.Watch(truth.Layers, truth.Heat, nextUs);
            truth.Power.Settle(truth.Chain.IsHealthy, nextUs);
            if (changed || truth.Power.SourceAmps != truth.Layers.StackAmps)
            {
                truth.Layers.Solve(truth.Power.SourceAmps, _complianceVolts);
                Observer?.Observe(truth, nextUs);
                _fastUntilUs = _active.Count > 0 ? Math.Max(_fastUntilUs, nextUs + SettleUs) : _fastUntilUs;
            }

            if (changed)
            {
                FollowSlices();
            }
        }

        private void FollowSlices()
        {
            if (Truth.Power.IsSliced)
            {
                Sensing.Filter.Begin(Truth.Layers);
            }
            else
            {
                Sensing.Filter.Stop();
            }
        }

        private void AdvanceHeat(long nowUs)
        {
            double seconds = (nowUs - _heatUs) * 1e-6;
            _heatUs = nowUs;
            Truth.Heat.Advance(seconds, Truth.Power.HeaterWatts, Truth.Layers);
            Truth.Clamp.Advance(seconds, Truth.Chain.MotionAllowed);
            if (--_ticksToRefresh <= 0)
            {
                _ticksToRefresh = TicksPerRefresh;
                Truth.Layers.ClampNewtons = Truth.Clamp.Newtons;
                Truth.Layers.Refresh(Truth.Heat.PlateDegrees);
                Truth.Clamp.SwellingMillimetres = 1e-3 * SwellingMicrometres();
            }
        }

        private double SwellingMicrometres()
        {
            return Truth.Layers.StoredMilliampereHoursPerSquareCentimetre() * Truth.Layers.SwellingMicrometres;
        }

        private long NextEventUs()
        {
            return Math.Min(Math.Min(Truth.Power.DueUs, Truth.Chain.DueUs), _nextFaultUs);
        }

        // Only while energy can go in do milliseconds matter.
        private bool NeedsFineSteps()
        {
            Layers layers = Truth.Layers;
            return Truth.IsPowerConnected && !Truth.Chain.Latched
                && (NowUs < _fastUntilUs || layers.HighestVolts > _highVolts || layers.LowestVolts < _lowVolts);
        }

        private void ScheduleFaults(long nowUs)
        {
            for (int i = _active.Count - 1; i >= 0; i--)
            {
                if (nowUs >= _active[i].EndUs)
                {
                    _active[i].End(this);
                    _active.RemoveAt(i);
                }
            }

            for (int i = _waiting.Count - 1; i >= 0; i--)
            {
                PlantFault fault = _waiting[i];
                if (nowUs >= fault.StartUs)
                {
                    _waiting.RemoveAt(i);
                    _active.Add(fault);
                    fault.Start(this);
                    LastFaultUs = nowUs;
                    _fastUntilUs = Math.Max(_fastUntilUs, Math.Max(fault.FastUntilUs, nowUs + SettleUs));
                }
            }

            FindNextFault();
        }

        private void FindNextFault()
        {
            _nextFaultUs = long.MaxValue;
            foreach (PlantFault fault in _waiting)
            {
                _nextFaultUs = Math.Min(_nextFaultUs, fault.StartUs);
            }

            foreach (PlantFault fault in _active)
            {
                _nextFaultUs = Math.Min(_nextFaultUs, fault.EndUs);
            }
        }

        private void ReadMail()
        {
            Volatile.Write(ref _hasMail, false);
            while (_injected.TryDequeue(out PlantFault? fault))
            {
                fault.StartNotBefore(NowUs);
                _waiting.Add(fault);
            }

            while (_cleared.TryDequeue(out string? name))
            {
                _waiting.RemoveAll(fault => fault.Specification.Fault == name);
                foreach (PlantFault fault in _active)
                {
                    if (fault.Specification.Fault == name)
                    {
                        fault.EndAt(NowUs);
                    }
                }
            }

            FindNextFault();
        }

        private int ReadDiscretes()
        {
            SafetyChain chain = Truth.Chain;
            return (Truth.Power.Contactor.MirrorClosed ? Discretes.ContactorClosed : 0)
                | (chain.EmergencyStop ? Discretes.EmergencyStop : 0)
                | (chain.DoorOpen ? Discretes.DoorOpen : 0)
                | (chain.Latched ? Discretes.HardwareTrip : 0)
                | (AcknowledgeHeld ? Discretes.Acknowledge : 0)
                | (PowerFailing ? Discretes.PowerFailing : 0)
                | (chain.MissedBeat(NowUs) ? Discretes.HeartbeatLost : 0);
        }
    }
}
