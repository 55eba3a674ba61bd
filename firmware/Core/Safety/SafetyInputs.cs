namespace RigFirmware.Core.Safety
{
    /// <summary>What safety has to know beside the snapshot: what the rig itself commanded and how the loop ran.</summary>
    public sealed class SafetyInputs
    {
        /// <summary>Current commanded in the tick before, in nanoamps; of a wave the middle of the band it moves in.</summary>
        public int CommandNanoamps;

        /// <summary>How far the current of a wave commanded in the tick before may lie from <see cref="CommandNanoamps"/>, in nanoamps; 0 for a constant current.</summary>
        public int CommandSwingNanoamps;

        /// <summary>True when the contactor was commanded closed in the tick before.</summary>
        public bool ContactorCommanded;

        /// <summary>True when the commands of the tick before are those of the tick before that: what was worked out of them holds.</summary>
        public bool CommandStands;

        /// <summary>Plate ramp that the temperature control commands, in millidegrees per second, 0 or more.</summary>
        public int RampMillidegreesPerSecond;

        /// <summary>Current range commanded in the tick before.</summary>
        public byte CommandRange;

        /// <summary>Heater power commanded in the tick before, in milliwatts.</summary>
        public int HeaterMilliwatts;

        /// <summary>Setpoint minus mean of the plates, in millidegrees; 0 without a setpoint.</summary>
        public int HeaterErrorMillidegrees;

        /// <summary>Wanted clamp force in millinewtons.</summary>
        public int ClampMillinewtons;

        /// <summary>Commanded clamp drive in thousandths; negative while the actuator is held where it stands.</summary>
        public int ClampPermille;

        /// <summary>Charge of the running step, either sign, in microampere hours.</summary>
        public int StepMicroampHours;

        /// <summary>Discharge over charge of the last full cycle, in thousandths; 1000 before there is one.</summary>
        public int EfficiencyPermille = 1000;

        /// <summary>True when the time since the tick before cannot be.</summary>
        public bool ClockJumped;

        /// <summary>True when configuration or program no longer fit the sums taken when they were loaded.</summary>
        public bool ConfigurationBroken;

        /// <inheritdoc cref="ConfigurationBroken"/>
        public bool ProgramBroken;

        /// <summary>True when the self-test takes too long.</summary>
        public bool SelfTestOverdue;

        /// <summary>True while a trip record waits to be read.</summary>
        public bool BlackBoxWaiting;

        /// <summary>What the communication thread last reported, bits of <see cref="CommunicationHealth"/>.</summary>
        public int Communication;

        /// <summary>Records and events refused by their rings so far.</summary>
        public int Refused;

        /// <summary>True once an assertion of the firmware failed; never false again before a restart.</summary>
        public bool InvariantBroken;
    }
}
