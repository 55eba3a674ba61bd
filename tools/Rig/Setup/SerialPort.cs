using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Microsoft.Win32;

namespace RigFirmware.Rig.Setup
{
    /// <summary>A serial port of this machine, over which a board is flashed.</summary>
    /// <param name="Name">The name the flasher takes: <c>/dev/ttyUSB0</c>, <c>COM5</c>.</param>
    /// <param name="IsAccessible">Whether this user may open it.</param>
    public sealed record SerialPort(string Name, bool IsAccessible)
    {
        /// <summary>Every port of a USB adapter or a board's own USB interface.</summary>
        public static IReadOnlyList<SerialPort> FindAll()
        {
            if (OperatingSystem.IsWindows())
            {
                return FindInRegistry();
            }

            string[] patterns = OperatingSystem.IsMacOS() ? ["cu.usb*", "cu.SLAB*", "cu.wch*"] : ["ttyUSB*", "ttyACM*"];
            return patterns.SelectMany(pattern => Directory.GetFiles("/dev", pattern)).Order(StringComparer.Ordinal)
                .Select(path => new SerialPort(path, MayOpen(path))).ToList();
        }

        [SupportedOSPlatform("windows")]
        private static List<SerialPort> FindInRegistry()
        {
            using RegistryKey? map = Registry.LocalMachine.OpenSubKey(@"HARDWARE\DEVICEMAP\SERIALCOMM");
            return map == null ? [] : map.GetValueNames().Select(name => new SerialPort((string)map.GetValue(name)!, true)).ToList();
        }

        private static bool MayOpen(string path)
        {
            // Opening a port pulses DTR, which resets many boards: ask the system instead.
            return Shell.Capture("sh", "-c", "test -r \"$0\" && test -w \"$0\" && echo yes", path).Trim() == "yes";
        }
    }
}
