namespace RigFirmware.Core.Safety
{
    /// <summary>What safety has to know beside the snapshot: what the rig itself commanded and how the loop ran.</summary>
    public sealed class SafetyInputs
    {
        /// <summary>Current commanded in the tick before, in nanoamps.</summary>
        public int CommandNanoamps;

        /// <summary>True when the contactor was commanded closed in the tick before.</summary>
        public bool ContactorCommanded;

        /// <summary>Plate ramp that the temperature control commands, in millidegrees per second, 0 or more.</summary>
        public int RampMillidegreesPerSecond;

        /// <summary>Records and events refused by their rings so far.</summary>
        public int Refused;

        /// <summary>True once an assertion of the firmware failed; never false again before a restart.</summary>
        public bool InvariantBroken;
    }
}
