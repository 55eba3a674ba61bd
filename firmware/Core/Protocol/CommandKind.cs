using RigFirmware.Core.Runtime;

namespace RigFirmware.Core.Protocol
{
    /// <summary>What a command asks for. The kinds that the loop answers have the numbers of its requests.</summary>
    public static class CommandKind
    {
        /// <summary>Arm and run the loaded program.</summary>
        public const int Start = RequestRecord.Start;

        /// <summary>Hold the program at zero current.</summary>
        public const int Pause = RequestRecord.Pause;

        /// <summary>Go on after a pause.</summary>
        public const int Resume = RequestRecord.Resume;

        /// <summary>Stop the program and open the contactor.</summary>
        public const int Stop = RequestRecord.Stop;

        /// <summary>Take the program image that was sent before: first argument its length in bytes, second its CRC-32.</summary>
        public const int LoadProgram = RequestRecord.LoadProgram;

        /// <summary>Take the calibration image that was sent as a program image is: first argument its length in bytes, second its CRC-32.</summary>
        public const int LoadCalibration = RequestRecord.LoadCalibration;

        /// <summary>Send frames again: first and second argument are the first and the last sequence number.</summary>
        public const int Resend = 16;

        /// <summary>True for a kind that the loop answers.</summary>
        public static bool IsRequest(int kind)
        {
            return (kind >= Start && kind <= LoadProgram) || kind == LoadCalibration;
        }

        /// <summary>True for a kind this firmware knows.</summary>
        public static bool IsKnown(int kind)
        {
            return IsRequest(kind) || kind == Resend;
        }

        /// <summary>
        /// True for a kind that can only take energy away or ask for data. Such a command is obeyed also while the rig does
        /// not know the time and so cannot tell whether it has expired.
        /// </summary>
        public static bool IsHarmlessWhenLate(int kind)
        {
            return kind == Pause || kind == Stop || kind == Resend;
        }

        /// <summary>Word for a kind; "unknown" for any other.</summary>
        public static string Name(int kind)
        {
            switch (kind)
            {
                case Start: return "start";
                case Pause: return "pause";
                case Resume: return "resume";
                case Stop: return "stop";
                case LoadProgram: return "loadProgram";
                case LoadCalibration: return "loadCalibration";
                case Resend: return "resend";
                default: return "unknown";
            }
        }
    }
}
