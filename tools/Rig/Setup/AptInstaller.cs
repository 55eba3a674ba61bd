using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace RigFirmware.Rig.Setup
{
    /// <summary>Installs Debian's and Ubuntu's packages; apt's words go to standard error.</summary>
    public static class AptInstaller
    {
        /// <summary>Refreshes the package lists and installs the parts' packages.</summary>
        public static void Install(IReadOnlyList<Part> parts)
        {
            // Another apt may be at work (unattended upgrades are, on a fresh machine): wait for it.
            string[] common = ["apt-get", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0", "--quiet"];
            Run([.. common, "update"]);
            Run([.. common, "install", "--yes", "--no-install-recommends", .. InstallPlan.AptPackages(parts)]);
        }

        private static void Run(IReadOnlyList<string> aptCall)
        {
            List<string> call = ["env", "DEBIAN_FRONTEND=noninteractive", .. aptCall];
            if (!Environment.IsPrivilegedProcess)
            {
                if (PartProbe.FindCommand("sudo") == null)
                {
                    throw new InvalidOperationException($"Installing needs root and there is no sudo; run as root: {string.Join(' ', aptCall)}");
                }

                // Without a terminal a password could never be typed: fail at once instead of waiting.
                call.InsertRange(0, Console.IsInputRedirected ? ["sudo", "--non-interactive"] : ["sudo"]);
            }

            using Process process = Process.Start(new ProcessStartInfo(call[0], call.Skip(1)) { RedirectStandardOutput = true })!;
            while (process.StandardOutput.ReadLine() is { } line)
            {
                Console.Error.WriteLine(line);
            }

            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"'{string.Join(' ', call)}' failed with exit code {process.ExitCode}; its messages are above.");
            }
        }
    }
}
