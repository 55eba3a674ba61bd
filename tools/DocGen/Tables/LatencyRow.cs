using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of latencies.csv: the worst latency of a fault row that a swarm has measured. './rig swarm --write-latencies' writes it.</summary>
[CsvRecord]
public sealed partial class LatencyRow
{
    /// <summary>Name of the row.</summary>
    public required string Fault { get; init; }

    /// <summary>Milliseconds; empty where the row was not measured.</summary>
    public required string WorstMs { get; init; }

    /// <summary>Seeds of the swarm.</summary>
    public required string Seeds { get; init; }
}
