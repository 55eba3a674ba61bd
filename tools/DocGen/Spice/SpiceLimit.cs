namespace RigFirmware.DocGen.Spice;

/// <summary>What a deck's result has to keep to.</summary>
/// <param name="Result">The result's name, its unit the last word.</param>
/// <param name="IsMaximum">True: must not be above; false: must not be below.</param>
/// <param name="Value">The bound.</param>
/// <param name="Reason">Why.</param>
public sealed record SpiceLimit(string Result, bool IsMaximum, double Value, string Reason)
{
    /// <summary>True when the value keeps to it; a value that is no number does not.</summary>
    public bool Holds(double value) => IsMaximum ? value <= Value : value >= Value;
}
