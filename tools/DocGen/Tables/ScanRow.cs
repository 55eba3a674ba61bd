using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of scan-budget.csv: native calls of one job.</summary>
[CsvRecord]
public sealed partial class ScanRow
{
    /// <summary>Group the page sums up.</summary>
    public required string Group { get; init; }

    /// <summary>The job.</summary>
    public required string What { get; init; }

    /// <summary>Native calls each time.</summary>
    public required int Calls { get; init; }

    /// <summary>Every how many ticks of 50 ms.</summary>
    public required int EveryTicks { get; init; }

    /// <summary>Reference of the chip.</summary>
    public required string Chip { get; init; }

    /// <summary>Anything else.</summary>
    public required string Note { get; init; }
}
