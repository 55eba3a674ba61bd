namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Word positions and kinds of one request from the communication thread to the loop. There is no request that
    /// energises an output, widens a limit or acknowledges a trip: the state machine and the arbiter stand behind each.
    /// </summary>
    public static class RequestRecord
    {
        /// <summary>Position of the kind.</summary>
        public const int Kind = 0;

        /// <summary>Position of the id that the answer carries.</summary>
        public const int Id = 1;

        /// <summary>Position of the argument.</summary>
        public const int Argument = 2;

        /// <summary>Ints of one record.</summary>
        public const int Words = 3;

        /// <summary>Arm and run the loaded program from its beginning.</summary>
        public const int Start = 1;

        /// <summary>Hold the program at zero current.</summary>
        public const int Pause = 2;

        /// <summary>Go on after a pause.</summary>
        public const int Resume = 3;

        /// <summary>Stop the program and open the contactor.</summary>
        public const int Stop = 4;

        /// <summary>Check and take the program image in the staging buffer; the argument is its length in bytes.</summary>
        public const int LoadProgram = 5;

        /// <summary>
        /// Arm and go on in the saved step of the loaded program; the state lies in the loop's saved staging. Asked by the rig itself after a loss of
        /// power, never from outside.
        /// </summary>
        public const int ResumeSaved = 6;

        /// <summary>Check and take the calibration image in the staging buffer; the argument is its length in bytes.</summary>
        public const int LoadCalibration = 7;
    }
}
