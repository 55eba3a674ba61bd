using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// The part of the rig that cuts power with no processor (hardware/interlock.md): the loop of emergency stop, door
    /// and thermostat, a comparator pair per cell, the heartbeat circuit. Comparators and an open loop set a latch, a lost
    /// heartbeat too while the contactor is closed; only the acknowledge button at the rig resets it, and only with the
    /// causes gone.
    /// </summary>
    public sealed class SafetyChain
    {
        // A heartbeat edge every tick of 50 ms: a gap of nearly two is a missed one.
        private const long MissedUs = 95000;
        private readonly double _voltsMax;
        private readonly double _voltsMin;
        private readonly double _thermostatDegrees;
        private readonly long _comparatorUs;
        private readonly long _heartbeatUs;
        private long _comparatorDueUs = long.MaxValue;
        private long _heartbeatDueUs = long.MaxValue;
        private long _lastBeatUs = -1;
        private bool _beating;

        /// <param name="model">The rig.</param>
        /// <param name="limits">Nominal thresholds of the comparators.</param>
        /// <param name="random">Draws this rig's parts from their tolerances.</param>
        public SafetyChain(RigModel model, HardwareLimits limits, SeededRandom random)
        {
            double tolerance = model.ComparatorTolerance.Value * 1e-3;
            _voltsMax = limits.ComparatorVoltsMax + (tolerance * ((2 * random.NextUniform()) - 1));
            _voltsMin = limits.ComparatorVoltsMin + (tolerance * ((2 * random.NextUniform()) - 1));
            _thermostatDegrees = model.Thermostat.Value;
            _comparatorUs = (long)(model.ComparatorDelay.Value * 1000);
            double shortest = model.HeartbeatShortest.Value;
            _heartbeatUs = (long)((shortest + ((model.HeartbeatLongest.Value - shortest) * random.NextUniform())) * 1000);
        }

        /// <summary>True once the latch has fired.</summary>
        public bool Latched { get; private set; }

        /// <summary>True while the emergency stop is pressed.</summary>
        public bool EmergencyStop { get; set; }

        /// <summary>True while the door is open.</summary>
        public bool DoorOpen { get; set; }

        /// <summary>True while the thermostat is open.</summary>
        public bool TooHot { get; private set; }

        /// <summary>True while the supply of the power stages is gone.</summary>
        public bool SupplyLost { get; set; }

        /// <summary>True while the heartbeat circuit is fed.</summary>
        public bool IsBeating
        {
            get { return _beating; }
        }

        /// <summary>True while the comparators of the cells never fire.</summary>
        public bool ComparatorsDead { get; set; }

        /// <summary>Level of this rig's upper comparators in volts.</summary>
        public double ComparatorVoltsMax
        {
            get { return _voltsMax; }
        }

        /// <summary>Level of this rig's lower comparators in volts.</summary>
        public double ComparatorVoltsMin
        {
            get { return _voltsMin; }
        }

        /// <summary>Time of the newest heartbeat edge in microseconds since the start; -1 before the first.</summary>
        public long LastBeatUs
        {
            get { return _lastBeatUs; }
        }

        /// <summary>True while the clamp's motor may move.</summary>
        public bool MotionAllowed
        {
            get { return _beating && !EmergencyStop && !DoorOpen && !SupplyLost; }
        }

        /// <summary>True while source, contactor and heater may be energised.</summary>
        public bool IsHealthy
        {
            get { return MotionAllowed && !TooHot && !Latched; }
        }

        /// <summary>When the chain acts next; long.MaxValue when nothing is due.</summary>
        public long DueUs
        {
            get { return Math.Min(_comparatorDueUs, _heartbeatDueUs); }
        }

        /// <summary>True when the heartbeat circuit has missed an edge.</summary>
        public bool MissedBeat(long nowUs)
        {
            return _lastBeatUs >= 0 && nowUs - _lastBeatUs > MissedUs;
        }

        /// <summary>One edge for the heartbeat circuit.</summary>
        public void Beat(long nowUs)
        {
            _beating = true;
            _lastBeatUs = nowUs;
            _heartbeatDueUs = nowUs + _heartbeatUs;
        }

        /// <summary>Shows the loop's contacts and the comparators the plant. True when the loop or the latch changed.</summary>
        public bool Watch(Layers layers, Heat heat, long nowUs)
        {
            bool tooHot = heat.HottestDegrees > _thermostatDegrees || heat.BlockDegrees > _thermostatDegrees;
            bool open = EmergencyStop || DoorOpen || tooHot;
            bool changed = tooHot != TooHot;
            TooHot = tooHot;
            if (open && !SupplyLost && !Latched)
            {
                Latch();
                changed = true;
            }

            if (Latched || ComparatorsDead || CellsInside(layers))
            {
                _comparatorDueUs = long.MaxValue;
            }
            else if (_comparatorDueUs == long.MaxValue)
            {
                _comparatorDueUs = nowUs + _comparatorUs;
            }

            return changed;
        }

        /// <summary>Fires what is due. True when something did.</summary>
        public bool Process(bool contactorClosed, long nowUs)
        {
            if (nowUs < DueUs)
            {
                return false;
            }

            if (nowUs >= _comparatorDueUs)
            {
                Latch();
            }

            if (nowUs >= _heartbeatDueUs)
            {
                _beating = false;
                _heartbeatDueUs = long.MaxValue;
                if (contactorClosed)
                {
                    Latch();
                }
            }

            return true;
        }

        /// <summary>The acknowledge button: resets the latch when nothing that sets it is there.</summary>
        public void Acknowledge(Layers layers)
        {
            if (_beating && !EmergencyStop && !DoorOpen && !TooHot && CellsInside(layers))
            {
                Latched = false;
            }
        }

        /// <summary>A comparator's line has fallen for another reason than a cell: sets the latch.</summary>
        public void FireComparators()
        {
            Latch();
        }

        private bool CellsInside(Layers layers)
        {
            return layers.HighestVolts <= _voltsMax && layers.LowestVolts >= _voltsMin;
        }

        private void Latch()
        {
            Latched = true;
            _comparatorDueUs = long.MaxValue;
        }
    }
}
