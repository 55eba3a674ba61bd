using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of plugs.csv: a plug that sets the hardware comparators.</summary>
[CsvRecord]
public sealed partial class PlugRow
{
    /// <summary>Name on the plug.</summary>
    public required string Plug { get; init; }

    /// <summary>What it is for.</summary>
    public required string Chemistry { get; init; }

    /// <summary>Over-voltage trip wanted.</summary>
    public required int OverMillivolts { get; init; }

    /// <summary>Under-voltage trip wanted.</summary>
    public required int UnderMillivolts { get; init; }

    /// <summary>Upper resistor of the over-voltage divider.</summary>
    public required double OverTopOhms { get; init; }

    /// <summary>Lower resistor of the over-voltage divider.</summary>
    public required double OverBottomOhms { get; init; }

    /// <summary>Upper resistor of the under-voltage divider.</summary>
    public required double UnderTopOhms { get; init; }

    /// <summary>Lower resistor of the under-voltage divider.</summary>
    public required double UnderBottomOhms { get; init; }

    /// <summary>Identity resistor.</summary>
    public required double IdentityOhms { get; init; }

    /// <summary>The firmware's last tier, 50 mV inside.</summary>
    public required int FirmwareOverTierMillivolts { get; init; }

    /// <summary>The firmware's last tier, 50 mV inside.</summary>
    public required int FirmwareUnderTierMillivolts { get; init; }
}
