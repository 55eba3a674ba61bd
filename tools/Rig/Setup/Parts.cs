using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Rig.Setup
{
    /// <summary>
    /// Sees to it that what a verb needs from the system is there. On Debian and Ubuntu it installs what is missing,
    /// after one question where a person can answer it; elsewhere it says the exact command.
    /// The environment variable <c>RIG_SKIP</c> names parts, with commas between, to go on without.
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
            if (!InstallPlan.HasApt || missing.Any(part => part.AptPackages.Count == 0))
            {
                throw new InvalidOperationException($"Missing: {names}; run: {InstallCommand(missing)} {WayWithout(missing)}");
            }

            if (CanAsk && !Agrees(names, missing))
            {
                throw new InvalidOperationException($"Nothing was installed; to do it yourself run: {InstallCommand(missing)} {WayWithout(missing)}");
            }

            Console.Error.WriteLine($"rig: installing {names} ...");
            AptInstaller.Install(missing);
            if (Missing(needs) is { Count: > 0 } still)
            {
                throw new InvalidOperationException(
                    $"Still missing: {string.Join(", ", still.Select(part => part.Name))}; apt's messages are above, run by hand: {InstallCommand(still)} {WayWithout(still)}");
            }
        }

        private static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

        private static List<Part> Missing(string[] needs)
        {
            string[] skipped = (Environment.GetEnvironmentVariable("RIG_SKIP") ?? string.Empty).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
            return PartList.NeededBy(needs).Where(part => !skipped.Contains(part.Name) && !PartProbe.IsFound(part)).ToList();
        }

        private static string InstallCommand(IReadOnlyList<Part> parts)
        {
            return InstallPlan.CommandFor(parts)
                ?? $"your system's own way to install {string.Join(", ", parts.Select(part => part.Name))} (no package is known for it here)";
        }

        private static string WayWithout(IReadOnlyList<Part> parts)
        {
            return $"(RIG_SKIP={string.Join(',', parts.Select(part => part.Name))} goes on without)";
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
