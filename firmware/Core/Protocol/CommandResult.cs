using RigFirmware.Core.Runtime;

namespace RigFirmware.Core.Protocol
{
    /// <summary>How a command ended: below 16 as the loop answered it, from 16 on refused before it reached the loop.</summary>
    public static class CommandResult
    {
        /// <summary>Done.</summary>
        public const int Done = RequestResult.Done;

        /// <summary>Its validity has ended.</summary>
        public const int Expired = 16;

        /// <summary>Its counter is not beyond the last one of its sender.</summary>
        public const int Replayed = 17;

        /// <summary>Meant for another start of the rig.</summary>
        public const int WrongBoot = 18;

        /// <summary>The rig does not know the time, so it cannot tell whether the command has expired.</summary>
        public const int TimeUnknown = 19;

        /// <summary>The loop still works on earlier requests; ask again.</summary>
        public const int Busy = 20;

        /// <summary>The program image is not here whole: send its pieces first, in order.</summary>
        public const int ProgramIncomplete = 21;

        /// <summary>The program image's CRC-32 is not the announced one.</summary>
        public const int ProgramDamaged = 22;

        /// <summary>The rig no longer has any of the frames; the detail is the oldest sequence number it has.</summary>
        public const int NothingToResend = 23;

        /// <summary>An argument lies outside its range.</summary>
        public const int BadArgument = 24;

        /// <summary>A piece of a program was taken; the detail is how many bytes are here.</summary>
        public const int PieceTaken = 25;

        /// <summary>The rig has no store for it, or the store does not give back what was written; nothing has changed.</summary>
        public const int StoreFailed = 26;

        /// <summary>Word for a result; "unknown" for any other number.</summary>
        public static string Name(int result)
        {
            switch (result)
            {
                case Done: return "done";
                case RequestResult.WrongMode: return "wrongMode";
                case RequestResult.ArmingRefused: return "armingRefused";
                case RequestResult.ProgramRefused: return "programRefused";
                case RequestResult.Unknown: return "unknownKind";
                case RequestResult.SavedStateRefused: return "savedStateRefused";
                case RequestResult.CalibrationRefused: return "calibrationRefused";
                case StoreFailed: return "storeFailed";
                case Expired: return "expired";
                case Replayed: return "replayed";
                case WrongBoot: return "wrongBoot";
                case TimeUnknown: return "timeUnknown";
                case Busy: return "busy";
                case ProgramIncomplete: return "programIncomplete";
                case ProgramDamaged: return "programDamaged";
                case NothingToResend: return "nothingToResend";
                case BadArgument: return "badArgument";
                case PieceTaken: return "pieceTaken";
                default: return "unknown";
            }
        }
    }
}
