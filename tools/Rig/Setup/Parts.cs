using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Rig.Setup
{
    /// <summary>
    /// Sees to it that what a verb needs from the system is there. On Debian and Ubuntu it installs what is missing,
    /// after one question where a person can answer it; elsewhere it says the exact command.
    /// The environment variable <c>RIG_INSTALL=no</c> never installs and goes on without.
    /// </summary>
    public static class Parts
    {
        /// <summary>Returns when every part is there that the verbs (or <c>verb:what</c>) need; throws with one sentence otherwise.</summary>
        public static void Ensure(params string[] needs)
        {
            List<Part> missing = Missing(needs);
            if (missing.Count == 0)
            {
                return;
            }

            string names = string.Join(", ", missing.Select(part => $"{part.Name} ({part.Purpose})"));
            if (Environment.GetEnvironmentVariable("RIG_INSTALL") == "no")
            {
                Console.Error.WriteLine($"rig: going on without {names}, as RIG_INSTALL=no says; to install: {InstallCommand(missing)}");
                return;
            }

            if (!InstallPlan.HasApt || missing.Any(part => part.AptPackages.Count == 0))
            {
                throw new InvalidOperationException($"Missing: {names}; run: {InstallCommand(missing)}");
            }

            if (CanAsk && !Agrees(names, missing))
            {
                throw new InvalidOperationException($"Nothing was installed; to do it yourself run: {InstallCommand(missing)}");
            }

            Console.Error.WriteLine($"rig: installing {names} ...");
            AptInstaller.Install(missing);
            if (Missing(needs) is { Count: > 0 } still)
            {
                throw new InvalidOperationException(
                    $"Still missing: {string.Join(", ", still.Select(part => part.Name))}; apt's messages are above, run by hand: {InstallCommand(still)}");
            }
        }

        private static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

        private static List<Part> Missing(string[] needs)
        {
            return PartList.NeededBy(needs).Where(part => !PartProbe.IsFound(part)).ToList();
        }

        private static string InstallCommand(IReadOnlyList<Part> parts)
        {
            return InstallPlan.CommandFor(parts)
                ?? $"your system's own way to install {string.Join(", ", parts.Select(part => part.Name))} (no package is known for it here)";
        }

        private static bool Agrees(string names, List<Part> missing)
        {
            Console.Error.WriteLine($"rig: missing: {names}");
            Console.Error.Write($"Install with '{InstallCommand(missing)}'? [Y/n] ");
            string answer = (Console.ReadLine() ?? "n").Trim();
            return answer.Length == 0 || answer.StartsWith('y') || answer.StartsWith('Y');
        }
    }
}
