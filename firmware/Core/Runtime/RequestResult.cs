namespace RigFirmware.Core.Runtime
{
    /// <summary>How a request ended.</summary>
    public static class RequestResult
    {
        /// <summary>Done.</summary>
        public const int Done = 0;

        /// <summary>Not allowed in the mode the rig is in; the detail is the mode.</summary>
        public const int WrongMode = 1;

        /// <summary>Arming refused; the details are the blocking reasons, bits of <c>Safety.ArmingBlock</c>, and one active fault id or -1.</summary>
        public const int ArmingRefused = 2;

        /// <summary>The program image was refused; the details are <c>Programs.ProgramError</c> and the step index or -1.</summary>
        public const int ProgramRefused = 3;

        /// <summary>The request's kind is not known.</summary>
        public const int Unknown = 4;

        /// <summary>The saved state is damaged or belongs to another program than the loaded one.</summary>
        public const int SavedStateRefused = 5;

        /// <summary>The calibration was refused; the details are <c>Configuration.CalibrationCheck</c> and the entry or -1.</summary>
        public const int CalibrationRefused = 6;
    }
}
