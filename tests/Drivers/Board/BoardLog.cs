using System;
using System.Collections.Generic;

namespace RigFirmware.Tests.Drivers.Board
{
    /// <summary>What the stand-ins for the board's class libraries were told, and how the image would put words on the wire.</summary>
    internal static class BoardLog
    {
        public static List<string> Entries { get; } = [];

        public static bool LowByteFirst { get; set; }

        public static bool Fails { get; set; }

        public static Func<byte, byte> Chip { get; set; } = value => value;

        public static void Clear()
        {
            Entries.Clear();
            Fails = false;
            Chip = value => value;
        }
    }
}
