namespace RigFirmware.Rig
{
    /// <summary>The exit codes of every verb.</summary>
    public static class ExitCode
    {
        /// <summary>The work was done.</summary>
        public const int Done = 0;

        /// <summary>The call was right, the work failed.</summary>
        public const int WorkFailed = 1;

        /// <summary>The call was wrong; nothing was done.</summary>
        public const int WrongCall = 2;
    }
}
