using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>hardware/latencies.csv: the measured worst latency of every row, from which the operator's table is made.</summary>
    public static class LatencyFile
    {
        /// <summary>Where it lies in the tree.</summary>
        public const string Path = "hardware/latencies.csv";

        /// <summary>The file's text, a line for each row of the fault table; the latency is empty where nothing was measured.</summary>
        /// <param name="result">A full swarm's result.</param>
        /// <param name="seeds">The seeds it ran, such as 1..5000.</param>
        public static string Text(SwarmResult result, string seeds)
        {
            IReadOnlyList<FaultLine> rows = FaultLine.All(new RigConfiguration());
            var text = new StringBuilder("fault,worstMs,seeds\n");
            foreach (string name in rows.Select(row => row.Name))
            {
                string worst = result.WorstLatencyMs.TryGetValue(name, out double ms) ? ms.ToString("F1", CultureInfo.InvariantCulture) : "";
                text.Append(CultureInfo.InvariantCulture, $"{name},{worst},{seeds}\n");
            }

            return text.ToString();
        }
    }
}
