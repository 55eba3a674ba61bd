namespace RigFirmware.Hal
{
    /// <summary>
    /// Everything the rig drives, written once a tick by the arbiter and handed to <see cref="IRigOutputs.Apply"/>.
    /// The values of a fresh object are the safe ones.
    /// </summary>
    [CycleCode]
    public sealed class RigCommands
    {
        /// <summary>True asks the contactor to close.</summary>
        public bool ContactorClosed;

        /// <summary>True enables the current source's power stage; false takes the current away at once, without the contactor.</summary>
        public bool SourceEnabled;

        /// <summary>The <see cref="Hal.CurrentRange"/> of the source and the sensors.</summary>
        public byte CurrentRange;

        /// <summary>Current setpoint in nanoamps, charge positive.</summary>
        public int StackNanoamps;

        /// <summary>
        /// Setpoints in nanoamps for the slices of this tick, in turn; the last of them is <see cref="StackNanoamps"/> and stays.
        /// Only the first <see cref="SliceCount"/> count. Shape [<see cref="Slices.PerTick"/>].
        /// </summary>
        public readonly int[] SliceNanoamps = new int[Slices.PerTick];

        /// <summary>Setpoints in <see cref="SliceNanoamps"/>: 0 while the current stands still within a tick, else <see cref="Slices.PerTick"/>.</summary>
        public int SliceCount;

        /// <summary>Heater power in milliwatts, 0 or more.</summary>
        public int HeaterMilliwatts;

        /// <summary>Drive of the clamp's actuator in thousandths of its range, 0 (open) to 1000.</summary>
        public int ClampPermille;

        /// <summary>True keeps the clamp's actuator where it stands, whatever <see cref="ClampPermille"/> says; so does a fresh object, as nothing has been read yet.</summary>
        public bool ClampHeld = true;

        /// <summary>True sends the clamp to its safe position, whatever <see cref="ClampPermille"/> and <see cref="ClampHeld"/> say.</summary>
        public bool ClampSafe;

        /// <summary>True sounds the alarm at the rig.</summary>
        public bool Alarm;

        /// <summary>Back to the safe values: no power in, no alarm, the clamp left where it is.</summary>
        public void SetSafe()
        {
            ContactorClosed = false;
            SourceEnabled = false;
            StackNanoamps = 0;
            SliceCount = 0;
            HeaterMilliwatts = 0;
        }
    }
}
