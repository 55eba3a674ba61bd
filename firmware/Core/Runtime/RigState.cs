using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Runtime
{
    /// <summary>What the loop remembers from tick to tick beside the parts' own state.</summary>
    public sealed class RigState
    {
        /// <summary>The mode.</summary>
        public RigMode Mode = RigMode.Boot;

        /// <summary>Time at which the mode was entered, wrapping milliseconds.</summary>
        public int ModeSinceMs;

        /// <summary>Milliseconds since the tick before; 0 or less when the clock is wrong.</summary>
        public int DtMs;

        /// <summary>Time of the medium-rate step before, wrapping milliseconds.</summary>
        public int LastMediumMs;

        /// <summary>Time of the slow step before, wrapping milliseconds.</summary>
        public int LastSlowMs;

        /// <summary>True once the acknowledge was seen released after a trip: a button that is stuck acknowledges nothing.</summary>
        public bool AcknowledgeReleased;

        /// <summary>True while the acknowledge is held.</summary>
        public bool AcknowledgeHeld;

        /// <summary>Time from which the acknowledge has been held, wrapping milliseconds.</summary>
        public int AcknowledgeSinceMs;

        /// <summary>Id of the request that asked for the present arming, 0 when none did.</summary>
        public int ArmingRequestId;

        /// <summary>True when the present arming goes on from a saved state instead of beginning the program.</summary>
        public bool ArmingFromSave;
    }
}
