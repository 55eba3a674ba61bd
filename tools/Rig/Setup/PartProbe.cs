using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RigFirmware.Rig.Setup
{
    /// <summary>Looks for a part on this machine.</summary>
    public static partial class PartProbe
    {
        // Debian keeps daemons where only root's path looks; Homebrew's folder is not on every path.
        private static readonly string[] ExtraFolders = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", "/opt/homebrew/sbin"];

        /// <summary>Whether the part is here.</summary>
        public static bool IsFound(Part part)
        {
            return Locate(part) != null;
        }

        /// <summary>The command's path or the library's name; null when the part is missing.</summary>
        public static string? Locate(Part part)
        {
            return part.Probes.Select(probe => part.Kind == PartKind.Command ? FindCommand(probe) : FindLibrary(probe))
                .FirstOrDefault(found => found != null);
        }

        /// <summary>The version the part itself or the system's package list names; null when neither does.</summary>
        public static string? Version(Part part)
        {
            string? location = Locate(part);
            if (location == null)
            {
                return null;
            }

            if (part.VersionArguments != null)
            {
                return VersionIn(Shell.Capture(location, part.VersionArguments.Split(' ')));
            }

            return part.AptPackages.Count > 0 && FindCommand("dpkg-query") is { } dpkgQuery
                ? VersionIn(Shell.Capture(dpkgQuery, "--show", "--showformat=${Version}", part.AptPackages[0]))
                : null;
        }

        /// <summary>The first executable of that name on the path or in a system folder; null when there is none.</summary>
        public static string? FindCommand(string name)
        {
            IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [string.Empty];
            return folders.Concat(ExtraFolders).Append(Path.Combine(home, ".dotnet", "tools"))
                .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
                .FirstOrDefault(IsExecutable);
        }

        private static bool IsExecutable(string path)
        {
            const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
        }

        private static string? FindLibrary(string name)
        {
            foreach (string candidate in new[] { name, "/opt/homebrew/lib/" + name, "/usr/local/lib/" + name })
            {
                if (NativeLibrary.TryLoad(candidate, out IntPtr handle))
                {
                    NativeLibrary.Free(handle);
                    return candidate;
                }
            }

            return null;
        }

        private static string? VersionIn(string text)
        {
            Match match = VersionPattern().Match(text);
            return match.Success ? match.Value : null;
        }

        [GeneratedRegex(@"\d+(\.\d+)+")]
        private static partial Regex VersionPattern();
    }
}
