namespace RigFirmware.Hal
{
    /// <summary>The rig seam's output side: what the control loop can drive. One thread calls it.</summary>
    public interface IRigOutputs
    {
        /// <summary>
        /// Applies every command of this tick. A block of slices (<see cref="RigCommands.SliceCount"/>) is played in the time to the next
        /// tick, one setpoint each <see cref="Slices.Ms"/>; outputs that cannot do that must not be used for impedance. An energising output that is not applied again within the heartbeat's
        /// time drops by hardware. Never throws.
        /// </summary>
        void Apply(RigCommands commands);

        /// <summary>
        /// Gives the external heartbeat circuit one edge. Called once per completed healthy cycle and from nowhere else;
        /// when the edges stop the circuit drops contactor, current source and heater.
        /// </summary>
        void Heartbeat();

        /// <summary>Takes every energy input away at once; must work in any state, also before the first <see cref="Apply"/>.</summary>
        void MakeSafe();
    }
}
