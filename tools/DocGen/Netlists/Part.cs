namespace RigFirmware.DocGen.Netlists;

/// <summary>A part on a sheet.</summary>
/// <param name="Reference">Its reference, the same as in bom.csv.</param>
/// <param name="Kind">resistor, amplifier...</param>
/// <param name="Repeat">Text of the loop it was written in, or empty.</param>
/// <param name="IsFirst">True for a part outside a loop and for the first of a loop: what a picture shows.</param>
public sealed record Part(string Reference, string Kind, string Repeat, bool IsFirst);
