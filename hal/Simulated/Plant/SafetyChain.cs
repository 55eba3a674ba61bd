using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// The part of the rig that cuts power with no processor: a comparator pair per cell, the thermostat, the heartbeat
    /// circuit, the emergency stop. All but the emergency stop set a latch that only the acknowledge button at the rig
    /// resets, and only with the causes gone.
    /// </summary>
    public sealed class SafetyChain
    {
        private readonly HardwareLimits _limits;
        private readonly double _thermostatDegrees;
        private readonly long _comparatorUs;
        private readonly long _heartbeatUs;
        private long _comparatorDueUs = long.MaxValue;
        private long _heartbeatDueUs = long.MaxValue;
        private bool _beating;

        /// <param name="model">The rig.</param>
        /// <param name="limits">Thresholds of the comparators.</param>
        public SafetyChain(RigModel model, HardwareLimits limits)
        {
            _limits = limits;
            _thermostatDegrees = model.Thermostat.Value;
            _comparatorUs = (long)(model.ComparatorDelay.Value * 1000);
            _heartbeatUs = (long)(model.HeartbeatTimeout.Value * 1000);
        }

        /// <summary>True once a comparator, the thermostat or the heartbeat circuit has fired.</summary>
        public bool Latched { get; private set; }

        /// <summary>True while the emergency stop is pressed.</summary>
        public bool EmergencyStop { get; set; }

        /// <summary>True while the supply of the power stages is gone.</summary>
        public bool SupplyLost { get; set; }

        /// <summary>True while source, contactor and heater may be energised.</summary>
        public bool IsHealthy
        {
            get { return _beating && !Latched && !EmergencyStop && !SupplyLost; }
        }

        /// <summary>When the chain acts next; long.MaxValue when nothing is due.</summary>
        public long DueUs
        {
            get { return Math.Min(_comparatorDueUs, _heartbeatDueUs); }
        }

        /// <summary>One edge for the heartbeat circuit.</summary>
        public void Beat(long nowUs)
        {
            _beating = true;
            _heartbeatDueUs = nowUs + _heartbeatUs;
        }

        /// <summary>Shows the comparators and the thermostat the plant.</summary>
        public void Watch(Layers layers, Heat heat, long nowUs)
        {
            if (Latched)
            {
                return;
            }

            if (layers.HighestVolts > _limits.ComparatorVoltsMax || layers.LowestVolts < _limits.ComparatorVoltsMin)
            {
                if (_comparatorDueUs == long.MaxValue)
                {
                    _comparatorDueUs = nowUs + _comparatorUs;
                }
            }
            else
            {
                _comparatorDueUs = long.MaxValue;
            }

            if (heat.HottestDegrees > _thermostatDegrees || heat.BlockDegrees > _thermostatDegrees)
            {
                Latch();
            }
        }

        /// <summary>Fires what is due. True when something did.</summary>
        public bool Process(long nowUs)
        {
            if (nowUs < DueUs)
            {
                return false;
            }

            if (nowUs >= _heartbeatDueUs)
            {
                _beating = false;
                _heartbeatDueUs = long.MaxValue;
            }

            Latch();
            return true;
        }

        /// <summary>The acknowledge button: resets the latch when the heartbeat is back and nothing is beyond its threshold.</summary>
        public void Acknowledge(Layers layers, Heat heat)
        {
            bool cells = layers.HighestVolts <= _limits.ComparatorVoltsMax && layers.LowestVolts >= _limits.ComparatorVoltsMin;
            bool cool = heat.HottestDegrees <= _thermostatDegrees && heat.BlockDegrees <= _thermostatDegrees;
            if (cells && cool && _beating)
            {
                Latched = false;
            }
        }

        private void Latch()
        {
            Latched = true;
            _comparatorDueUs = long.MaxValue;
        }
    }
}
