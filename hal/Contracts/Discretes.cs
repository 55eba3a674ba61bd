namespace RigFirmware.Hal
{
    /// <summary>The rig's two-state inputs as bits of <see cref="RigSample.Discretes"/>, in the sense of the name: set means "it is so".</summary>
    public static class Discretes
    {
        /// <summary>The contactor's mirror contact reports closed main contacts.</summary>
        public const int ContactorClosed = 1;

        /// <summary>The emergency stop is pressed or its loop is broken.</summary>
        public const int EmergencyStop = 2;

        /// <summary>The door of the rig is open.</summary>
        public const int DoorOpen = 4;

        /// <summary>The hardware trip latch (comparators, thermostat, heartbeat circuit) has fired.</summary>
        public const int HardwareTrip = 8;

        /// <summary>The acknowledge button at the rig is held. There is no other way to acknowledge a trip.</summary>
        public const int Acknowledge = 16;

        /// <summary>The supply of the rig is about to fail.</summary>
        public const int PowerFailing = 32;

        /// <summary>The heartbeat circuit has missed an edge since the tick before; it drops the power when they stay away.</summary>
        public const int HeartbeatLost = 64;
    }
}
