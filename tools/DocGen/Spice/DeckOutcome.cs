namespace RigFirmware.DocGen.Spice;

/// <summary>What one result of a deck came to.</summary>
/// <param name="Deck">The deck.</param>
/// <param name="Result">The result's name.</param>
/// <param name="Nominal">With every part at its value.</param>
/// <param name="WorstLow">Every part at the end that lowers the result.</param>
/// <param name="WorstHigh">Every part at the end that raises it.</param>
/// <param name="MonteCarloLow">Smallest of the random samples.</param>
/// <param name="MonteCarloHigh">Largest of the random samples.</param>
public sealed record DeckOutcome(SpiceDeck Deck, string Result, double Nominal, double WorstLow, double WorstHigh, double MonteCarloLow, double MonteCarloHigh)
{
    /// <summary>Smallest value of all.</summary>
    public double Low => System.Math.Min(System.Math.Min(Nominal, WorstLow), MonteCarloLow);

    /// <summary>Largest value of all.</summary>
    public double High => System.Math.Max(System.Math.Max(Nominal, WorstHigh), MonteCarloHigh);

    /// <summary>True when the worst of all values keeps to the limit.</summary>
    public bool Keeps(SpiceLimit limit) => limit.Holds(limit.IsMaximum ? High : Low);
}
