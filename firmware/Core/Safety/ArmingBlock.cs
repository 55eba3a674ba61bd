namespace RigFirmware.Core.Safety
{
    /// <summary>Reasons that keep the rig from arming, as bits, the most critical first; all that hold are told at once.</summary>
    public static class ArmingBlock
    {
        /// <summary>The emergency stop is pressed.</summary>
        public const int EmergencyStop = 1;

        /// <summary>The hardware's trip latch is set.</summary>
        public const int HardwareTrip = 2;

        /// <summary>The contactor does not report open.</summary>
        public const int ContactorNotOpen = 4;

        /// <summary>A fault of severity Inhibit or Trip is active; the answer names one.</summary>
        public const int FaultActive = 8;

        /// <summary>A cell is not read.</summary>
        public const int CellNotRead = 16;

        /// <summary>A cell is outside its safe limits.</summary>
        public const int CellOutsideLimits = 32;

        /// <summary>The stack's own voltage is not read.</summary>
        public const int StackNotRead = 64;

        /// <summary>A current sensor is not read.</summary>
        public const int CurrentNotRead = 128;

        /// <summary>A plate's temperature is not read.</summary>
        public const int TemperatureNotRead = 256;

        /// <summary>Clamp force or travel is not read.</summary>
        public const int ClampNotRead = 512;

        /// <summary>The discrete inputs are not read.</summary>
        public const int DiscretesNotRead = 1024;

        /// <summary>The door is open.</summary>
        public const int DoorOpen = 2048;

        /// <summary>The sum of the cells and the stack's voltage differ.</summary>
        public const int StackSumMismatch = 4096;

        /// <summary>No program is loaded.</summary>
        public const int NoProgram = 8192;

        /// <summary>The self-test of the front end is not done or has found something; the events of its end say what, connector and pole.</summary>
        public const int SelfTestFinding = 16384;

        /// <summary>The name of the lowest bit that is set, or an empty string.</summary>
        public static string NameOfLowest(int blocks)
        {
            switch (blocks & -blocks)
            {
                case EmergencyStop: return "EmergencyStop";
                case HardwareTrip: return "HardwareTrip";
                case ContactorNotOpen: return "ContactorNotOpen";
                case FaultActive: return "FaultActive";
                case CellNotRead: return "CellNotRead";
                case CellOutsideLimits: return "CellOutsideLimits";
                case StackNotRead: return "StackNotRead";
                case CurrentNotRead: return "CurrentNotRead";
                case TemperatureNotRead: return "TemperatureNotRead";
                case ClampNotRead: return "ClampNotRead";
                case DiscretesNotRead: return "DiscretesNotRead";
                case DoorOpen: return "DoorOpen";
                case StackSumMismatch: return "StackSumMismatch";
                case NoProgram: return "NoProgram";
                case SelfTestFinding: return "SelfTestFinding";
                default: return "";
            }
        }
    }
}
