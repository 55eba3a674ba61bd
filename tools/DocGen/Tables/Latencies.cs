using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using RigFirmware.Host.Faults;

namespace RigFirmware.DocGen.Tables;

/// <summary>The measured latencies, checked against the fault table: a line for each row, none beyond its budget.</summary>
public sealed class Latencies
{
    private readonly Dictionary<string, double?> _worstMs = [];

    /// <param name="rows">Lines of latencies.csv.</param>
    /// <param name="faults">Rows of the fault table.</param>
    /// <exception cref="InvalidDataException">A row is missing, unknown, no number, or was later than its budget.</exception>
    public Latencies(IReadOnlyList<LatencyRow> rows, IReadOnlyList<FaultLine> faults)
    {
        string[] seeds = rows.Select(row => row.Seeds).Distinct().ToArray();
        if (seeds.Length != 1)
        {
            throw new InvalidDataException($"latencies.csv names the seeds {string.Join(", ", seeds)}; all lines must come from one swarm.");
        }

        Seeds = seeds[0];
        foreach (LatencyRow row in rows)
        {
            FaultLine fault = faults.FirstOrDefault(line => line.Name == row.Fault)
                ?? throw new InvalidDataException($"latencies.csv has the row {row.Fault}, which the fault table does not have: run './rig swarm --seeds 1..5000 --write-latencies'.");
            _worstMs.Add(row.Fault, Parse(row, fault));
        }

        string[] missing = faults.Select(fault => fault.Name).Where(name => !_worstMs.ContainsKey(name)).ToArray();
        if (missing.Length > 0)
        {
            throw new InvalidDataException($"latencies.csv lacks the rows {string.Join(", ", missing)}: run './rig swarm --seeds 1..5000 --write-latencies'.");
        }
    }

    /// <summary>Seeds of the swarm that measured.</summary>
    public string Seeds { get; }

    /// <summary>Worst latency of a row in milliseconds; null where it was not measured.</summary>
    public double? WorstMs(string fault) => _worstMs[fault];

    private static double? Parse(LatencyRow row, FaultLine fault)
    {
        if (row.WorstMs.Length == 0)
        {
            return null;
        }

        if (!double.TryParse(row.WorstMs, NumberStyles.Float, CultureInfo.InvariantCulture, out double ms) || !(ms >= 0))
        {
            throw new InvalidDataException($"latencies.csv has '{row.WorstMs}' for {row.Fault}; it must be milliseconds of 0 or more, or empty.");
        }

        return ms <= fault.BudgetMs
            ? ms
            : throw new InvalidDataException($"latencies.csv has {row.WorstMs} ms for {row.Fault}, its budget is {fault.BudgetMs} ms: the row or its budget is wrong.");
    }
}
