namespace RigFirmware.Core.Safety
{
    /// <summary>The most that safety allows in this tick. The values of a fresh object allow nothing.</summary>
    public sealed class Permit
    {
        /// <summary>The contactor may be closed.</summary>
        public bool Contactor;

        /// <summary>Largest charge current in nanoamps, 0 or more.</summary>
        public int ChargeNanoamps;

        /// <summary>Largest discharge current in nanoamps, 0 or more.</summary>
        public int DischargeNanoamps;

        /// <summary>Largest heater power in milliwatts, 0 or more.</summary>
        public int HeaterMilliwatts;

        /// <summary>The clamp has to go to its safe position.</summary>
        public bool ClampSafe;

        /// <summary>The alarm sounds.</summary>
        public bool Alarm;
    }
}
