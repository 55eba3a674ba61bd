using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of external.csv: a part at the end of a cable.</summary>
[CsvRecord]
public sealed partial class ExternalLine
{
    /// <summary>Its reference, X1...</summary>
    public required string Reference { get; init; }

    /// <summary>The connector its cable goes to.</summary>
    public required string Connector { get; init; }

    /// <summary>Maker.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>Part number.</summary>
    public required string Part { get; init; }

    /// <summary>What may be fitted instead.</summary>
    public required string Alternates { get; init; }

    /// <summary>What it does here.</summary>
    public required string Description { get; init; }

    /// <summary>Key figures as in bom.csv.</summary>
    public required string Figures { get; init; }

    /// <summary>The document the figures are from.</summary>
    public required string Source { get; init; }

    /// <summary>As in bom.csv.</summary>
    public required string Checked { get; init; }
}
