namespace RigFirmware.Core.Safety
{
    /// <summary>What an active fault takes away, as bits. A fault of severity Trip takes all power away whatever its bits say.</summary>
    public static class Reaction
    {
        /// <summary>Nothing.</summary>
        public const int None = 0;

        /// <summary>No charge current.</summary>
        public const int BlockCharge = 1;

        /// <summary>No discharge current.</summary>
        public const int BlockDischarge = 2;

        /// <summary>No heater power.</summary>
        public const int HeaterOff = 4;

        /// <summary>The clamp goes to its safe position.</summary>
        public const int ClampSafe = 8;

        /// <summary>The alarm at the rig sounds.</summary>
        public const int Alarm = 16;
    }
}
