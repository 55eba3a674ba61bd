using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of wiring.csv: one pole of one connector.</summary>
[CsvRecord]
public sealed partial class WireRow
{
    /// <summary>Connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Pole.</summary>
    public required int Pin { get; init; }

    /// <summary>Net it carries.</summary>
    public required string Net { get; init; }

    /// <summary>Cable.</summary>
    public required string Cable { get; init; }

    /// <summary>The other end.</summary>
    public required string To { get; init; }

    /// <summary>Anything else.</summary>
    public required string Note { get; init; }
}
