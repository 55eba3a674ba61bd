namespace RigFirmware.Core.Protocol
{
    /// <summary>The topic names of one rig, built once: rig/v1/&lt;rigId&gt;/...</summary>
    public sealed class Topics
    {
        /// <summary>What every topic of every rig starts with.</summary>
        public const string Root = "rig/v1/";

        /// <summary>The longest rig id, in characters.</summary>
        public const int RigIdLengthMax = 32;

        private readonly string[] _byKind = new string[FrameKind.Count];

        /// <param name="rigId">A valid id; see <see cref="IsRigId"/>.</param>
        public Topics(string rigId)
        {
            string prefix = Root + rigId + "/";
            State = prefix + "state";
            Birth = prefix + "birth";
            Config = prefix + "config";
            Calibration = prefix + "calibration";
            Command = prefix + "cmd";
            Program = prefix + "program";
            for (int kind = 0; kind < FrameKind.Count; kind++)
            {
                _byKind[kind] = prefix + FrameKind.Topic(kind);
            }
        }

        /// <summary>Retained: what the rig is doing, or lost.</summary>
        public string State { get; }

        /// <summary>Retained: channels, units, versions.</summary>
        public string Birth { get; }

        /// <summary>Retained: the limits in force.</summary>
        public string Config { get; }

        /// <summary>Retained: the calibration in force, when and with what it was made.</summary>
        public string Calibration { get; }

        /// <summary>Commands to the rig.</summary>
        public string Command { get; }

        /// <summary>Pieces of a program image to the rig.</summary>
        public string Program { get; }

        /// <summary>The topic of a numbered frame.</summary>
        /// <param name="kind">A <see cref="FrameKind"/>.</param>
        public string Of(int kind)
        {
            return _byKind[kind];
        }

        /// <summary>True for 1..32 letters, digits, hyphens and underscores: nothing that MQTT or a file name gives a meaning to.</summary>
        public static bool IsRigId(string rigId)
        {
            if (rigId == null || rigId.Length == 0 || rigId.Length > RigIdLengthMax)
            {
                return false;
            }

            for (int i = 0; i < rigId.Length; i++)
            {
                char c = rigId[i];
                bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
