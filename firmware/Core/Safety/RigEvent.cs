namespace RigFirmware.Core.Safety
{
    /// <summary>What can happen to the state machine; <see cref="StateTable"/> says what follows.</summary>
    public enum RigEvent : byte
    {
        /// <summary>The first tick has sampled the inputs.</summary>
        Booted = 0,

        /// <summary>Every check of the self-test passed.</summary>
        SelfTestPassed = 1,

        /// <summary>Somebody asked to run the program and nothing blocks arming.</summary>
        StartAccepted = 2,

        /// <summary>The contactor reports closed and the checks still pass.</summary>
        Armed = 3,

        /// <summary>A check failed while arming, or somebody asked to stop.</summary>
        ArmingFailed = 4,

        /// <summary>Somebody asked to pause.</summary>
        PauseRequested = 5,

        /// <summary>Somebody asked to go on.</summary>
        ResumeRequested = 6,

        /// <summary>Somebody asked to stop.</summary>
        StopRequested = 7,

        /// <summary>The program came to its end.</summary>
        ProgramEnded = 8,

        /// <summary>No current flows and the contactor reports open.</summary>
        Stopped = 9,

        /// <summary>A fault of severity Trip became active, or the rig boots locked by one of an earlier start.</summary>
        FaultTripped = 10,

        /// <summary>The acknowledge at the rig was pressed and no cause is left.</summary>
        Acknowledged = 11,
    }
}
