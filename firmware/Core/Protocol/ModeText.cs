using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Protocol
{
    /// <summary>The words for the rig's modes on the wire; written out because an enum has no names on the board.</summary>
    public static class ModeText
    {
        /// <summary>What the broker says of a rig whose connection broke.</summary>
        public const string Lost = "lost";

        /// <summary>Word for a mode; "unknown" for a number that is no mode.</summary>
        public static string Name(int mode)
        {
            switch (mode)
            {
                case (int)RigMode.Boot: return "boot";
                case (int)RigMode.SelfTest: return "selfTest";
                case (int)RigMode.Idle: return "idle";
                case (int)RigMode.Arming: return "arming";
                case (int)RigMode.Running: return "running";
                case (int)RigMode.Paused: return "paused";
                case (int)RigMode.Stopping: return "stopping";
                case (int)RigMode.Tripped: return "tripped";
                default: return "unknown";
            }
        }
    }
}
