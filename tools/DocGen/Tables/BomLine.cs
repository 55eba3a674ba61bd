using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of bom.csv.</summary>
[CsvRecord]
public sealed partial class BomLine
{
    /// <summary>References, separated by blanks, ranges as R1..R12.</summary>
    public required string References { get; init; }

    /// <summary>How many.</summary>
    public required int Quantity { get; init; }

    /// <summary>Maker.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>Part number.</summary>
    public required string Part { get; init; }

    /// <summary>What may be fitted instead.</summary>
    public required string Alternates { get; init; }

    /// <summary>What it does here.</summary>
    public required string Description { get; init; }

    /// <summary>Key figures as name=value, separated by semicolons; the unit is a word in the name.</summary>
    public required string Figures { get; init; }

    /// <summary>The document the figures are from.</summary>
    public required string Source { get; init; }

    /// <summary>"seen": read in the document; "partly": some of them; "recalled": to be read again before ordering; "own": ours.</summary>
    public required string Checked { get; init; }
}
