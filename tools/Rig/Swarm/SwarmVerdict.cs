using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>
    /// Whether a swarm proves what it is for. Any swarm fails by a danger beyond its budget, a nuisance trip or a rig that does
    /// not come back; one of full length also by what it has not seen. A shorter one merely says what it has not seen.
    /// </summary>
    public static class SwarmVerdict
    {
        /// <summary>From so many cases on a swarm has to see everything.</summary>
        public const int FullScenarios = 5000;

        /// <summary>Hours of healthy operation that a swarm of full length has to run each stack for.</summary>
        public const int HealthyHoursMin = 2000;

        // What the rig keeps its plant from so early that the danger itself is never reached.
        private static readonly string[] MayStayAway = ["shortedLayerEnergy", "clampForce", "overtemperature"];

        /// <summary>True when the firmware failed in any case.</summary>
        public static bool HasFailures(SwarmResult result)
        {
            return result.HazardViolations + result.NuisanceTrips + result.NotIdle > 0;
        }

        /// <summary>What a swarm of full length has not seen, a sentence each; nothing for a shorter one.</summary>
        public static IReadOnlyList<string> Shortfalls(SwarmResult result)
        {
            var sentences = new List<string>();
            if (result.Scenarios < FullScenarios)
            {
                return sentences;
            }

            if (result.Missing.Count > 0)
            {
                sentences.Add($"The coverage is not complete: a swarm of {FullScenarios} rigs or more has to trip every row, take every edge and inject every kind of fault, and lacks {string.Join(", ", result.Missing)}.");
            }

            foreach (string stack in SwarmGenerator.Stacks)
            {
                double hours = result.HealthyHours.GetValueOrDefault(stack);
                if (hours < HealthyHoursMin)
                {
                    sentences.Add(string.Create(CultureInfo.InvariantCulture, $"The stack {stack} ran healthy for {hours:F0} h; a swarm of {FullScenarios} rigs or more has to run each for at least {HealthyHoursMin} h."));
                }
            }

            foreach (HazardLatency hazard in result.HazardLatencies)
            {
                if (hazard.Measured == 0 && !MayStayAway.Contains(hazard.Hazard))
                {
                    sentences.Add($"The danger {hazard.Hazard} by {hazard.Path} was never measured; a swarm of {FullScenarios} rigs or more has to meet every danger that can be reached.");
                }
            }

            return sentences;
        }
    }
}
