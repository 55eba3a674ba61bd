namespace RigFirmware.DocGen.Spice;

/// <summary>A component value that varies.</summary>
/// <param name="Name">The deck's .param.</param>
/// <param name="Nominal">Its value in the deck.</param>
/// <param name="Low">Smallest.</param>
/// <param name="High">Largest.</param>
public sealed record SpiceParameter(string Name, double Nominal, double Low, double High);
