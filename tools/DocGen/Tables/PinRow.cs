using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>One line of pinmap.csv.</summary>
[CsvRecord]
public sealed partial class PinRow
{
    /// <summary>Board or port expander.</summary>
    public required string Board { get; init; }

    /// <summary>Net on the controller sheet.</summary>
    public required string Signal { get; init; }

    /// <summary>Pole of the controller socket J20; empty for a port expander.</summary>
    public required int? SocketPin { get; init; }

    /// <summary>The maker's name of the pin.</summary>
    public required string Pin { get; init; }

    /// <summary>The number that System.Device.Gpio takes (STM32: 16 x port + pin).</summary>
    public required int PinNumber { get; init; }

    /// <summary>out, in or analog.</summary>
    public required string Direction { get; init; }

    /// <summary>yes when it can bring energy into the stack, the heater or the clamp.</summary>
    public required string Energising { get; init; }

    /// <summary>Level while the controller is in reset, by an external resistor: low, high, any or - for inputs.</summary>
    public required string ResetLevel { get; init; }

    /// <summary>Channel number for System.Device.Adc.</summary>
    public required int? AdcChannel { get; init; }

    /// <summary>What the pin decides at boot, when it does.</summary>
    public required string Strap { get; init; }

    /// <summary>Anything else.</summary>
    public required string Note { get; init; }
}
