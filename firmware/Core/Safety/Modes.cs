namespace RigFirmware.Core.Safety
{
    /// <summary>Sets of <see cref="RigMode"/> as bits, for the fault table's column of active states.</summary>
    public static class Modes
    {
        /// <summary>Bit of <see cref="RigMode.Boot"/>.</summary>
        public const int Boot = 1 << (int)RigMode.Boot;

        /// <summary>Every mode after boot.</summary>
        public const int AfterBoot = SelfTest | Idle | Powered | Stopping | Tripped;

        /// <summary>The modes in which the contactor may be closed.</summary>
        public const int Powered = Arming | Running | Paused;

        /// <summary>Bit of <see cref="RigMode.SelfTest"/>.</summary>
        public const int SelfTest = 1 << (int)RigMode.SelfTest;

        /// <summary>Bit of <see cref="RigMode.Idle"/>.</summary>
        public const int Idle = 1 << (int)RigMode.Idle;

        /// <summary>Bit of <see cref="RigMode.Arming"/>.</summary>
        public const int Arming = 1 << (int)RigMode.Arming;

        /// <summary>Bit of <see cref="RigMode.Running"/>.</summary>
        public const int Running = 1 << (int)RigMode.Running;

        /// <summary>Bit of <see cref="RigMode.Paused"/>.</summary>
        public const int Paused = 1 << (int)RigMode.Paused;

        /// <summary>Bit of <see cref="RigMode.Stopping"/>.</summary>
        public const int Stopping = 1 << (int)RigMode.Stopping;

        /// <summary>Bit of <see cref="RigMode.Tripped"/>.</summary>
        public const int Tripped = 1 << (int)RigMode.Tripped;
    }
}
