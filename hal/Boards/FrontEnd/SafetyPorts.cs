using RigFirmware.Hal.Drivers.Mcp23s17;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The switched outputs and the two-state inputs behind both port expanders. Outputs are written in each tick and read
    /// back in the next; while they do not read back, nothing that energises is asked for and the inputs count as not read.
    /// </summary>
    [CycleCode]
    public sealed class SafetyPorts
    {
        private const int RetryTicks = 20;
        private readonly Mcp23s17Ports _outputs;
        private readonly Mcp23s17Ports _comparators;
        private bool _heartbeatSeen;
        private int _ticksToRetry;
        private int _power;
        private int _others;

        /// <summary>Ports that are not started yet.</summary>
        public SafetyPorts(FrontEndBus bus)
        {
            _outputs = new Mcp23s17Ports(bus.Ports, PortSignals.OutputsAddress, PortSignals.OutputsDirections, "U90 (MCP23S17, select J20 pole 13)");
            _comparators = new Mcp23s17Ports(bus.Ports, PortSignals.ComparatorsAddress, PortSignals.ComparatorsDirections, "U91 (MCP23S17, select J20 pole 13)");
        }

        /// <summary>False while the outputs did not read back: they may be anything the chip's reset leaves, which is off.</summary>
        public bool IsIntact { get; private set; }

        /// <summary>Bits of the cells whose comparators have fired; what a trip's report names.</summary>
        public int ComparatorsFired
        {
            get { return ~_comparators.Levels & PortSignals.ComparatorsDirections; }
        }

        /// <summary>True while the trip latch has fired; counts only while <see cref="IsIntact"/>.</summary>
        public bool IsTripped
        {
            get { return (_outputs.Levels & PortSignals.Tripped) != 0; }
        }

        /// <summary>True while the contactor's mirror does not say open; false while nothing can be read, when nothing can be driven either.</summary>
        public bool IsContactorClosed
        {
            get { return IsIntact && (_outputs.Levels & PortSignals.ContactorOpen) == 0; }
        }

        /// <summary>True while the outputs' chip did what it was told.</summary>
        public bool OutputsRun { get; private set; }

        /// <summary>True while the comparators' chip did what it was told.</summary>
        public bool ComparatorsRun { get; private set; }

        /// <summary>Starts both with all outputs low; null, or what is wrong.</summary>
        [BootCode]
        public string Start()
        {
            string outputs = _outputs.Start();
            string comparators = _comparators.Start();
            IsIntact = outputs == null && comparators == null;
            return outputs ?? comparators;
        }

        /// <summary>
        /// Checks what was written and reads the inputs; two frames. A check that fails gets one more write and one more look:
        /// a single disturbed frame must not end a run of months.
        /// </summary>
        public void Collect(RigSample sample)
        {
            // One after the other in any case: && would leave the second unread.
            bool outputs = _outputs.Check() || (_outputs.Write(_power) && _outputs.Check());
            bool comparators = _comparators.Check() || (_comparators.Write(_others) && _comparators.Check());
            OutputsRun = outputs;
            ComparatorsRun = comparators;
            IsIntact = outputs && comparators;
            sample.DiscretesRead = outputs;
            sample.Discretes = outputs ? Discretes() : 0;
            if (IsIntact)
            {
                _ticksToRetry = RetryTicks;
            }
            else if (--_ticksToRetry <= 0)
            {
                // Not at once: the firmware has to see and say that its outputs were gone.
                _ticksToRetry = RetryTicks;
                Start();
                IsIntact = false;
            }
        }

        /// <summary>Renews the outputs; two frames.</summary>
        /// <param name="power">Bits of U90.</param>
        /// <param name="others">Bits of U91.</param>
        public void Write(int power, int others)
        {
            _power = power;
            _others = others;
            _outputs.Write(power);
            _comparators.Write(others);
        }

        private int Discretes()
        {
            int levels = _outputs.Levels;
            bool heartbeat = (levels & PortSignals.HeartbeatOk) != 0;
            _heartbeatSeen |= heartbeat;
            return ((levels & PortSignals.ContactorOpen) == 0 ? Hal.Discretes.ContactorClosed : 0)
                | ((levels & PortSignals.MotionSeen) == 0 ? Hal.Discretes.EmergencyStop : 0)
                | ((levels & PortSignals.DoorSeen) == 0 ? Hal.Discretes.DoorOpen : 0)
                | ((levels & PortSignals.Tripped) != 0 ? Hal.Discretes.HardwareTrip : 0)
                | ((levels & PortSignals.AckButton) == 0 ? Hal.Discretes.Acknowledge : 0)
                | ((levels & PortSignals.PowerGood) == 0 ? Hal.Discretes.PowerFailing : 0)

                // Before its first edge the circuit is not lost, only not fed yet.
                | (_heartbeatSeen && !heartbeat ? Hal.Discretes.HeartbeatLost : 0);
        }
    }
}
