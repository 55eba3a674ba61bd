namespace RigFirmware.Hal.Boards
{
    /// <summary>Everything a controller board brings to its socket J20; a board's file fills it, the simulation does too.</summary>
    public sealed class FrontEndBus
    {
        /// <summary>Identity of this board's adapter at pole 24 of J20, in millivolts (hardware/adapters.csv).</summary>
        public int AdapterMillivolts;

        /// <summary>U1: cells 1..8.</summary>
        public ISpiDevice ConverterA;

        /// <summary>U2: cells 9..12, second current sensor.</summary>
        public ISpiDevice ConverterB;

        /// <summary>U3: stack, first current sensor, force, travel.</summary>
        public ISpiDevice ConverterC;

        /// <summary>U20: setpoint of the current source.</summary>
        public ISpiDevice Dac;

        /// <summary>U80: temperatures.</summary>
        public ISpiDevice Rtd;

        /// <summary>U70: motion of the clamp.</summary>
        public ISpiDevice Clamp;

        /// <summary>U90 and U91: ports.</summary>
        public ISpiDevice Ports;

        /// <summary>U92: the store. Of all on the bus it alone is not the loop's: the communication thread's frames wait for <see cref="Turn"/>.</summary>
        public ISpiDevice Store;

        /// <summary>Held by whoever uses the bus: by the loop while it samples and while it drives, by the store for one frame at a time.</summary>
        public readonly object Turn = new object();

        /// <summary>One edge per healthy cycle.</summary>
        public IOutputPin Heartbeat;

        /// <summary>The heater's switch.</summary>
        public IOutputPin Heater;

        /// <summary>Address of both multiplexers, lowest bit first; shape [4].</summary>
        public IOutputPin[] MultiplexerAddress;

        /// <summary>Behind U10: cells by the supervision path.</summary>
        public IAnalogInput Coarse;

        /// <summary>Behind U11: NTCs, rails, identities.</summary>
        public IAnalogInput Auxiliary;
    }
}
