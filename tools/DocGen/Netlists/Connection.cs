namespace RigFirmware.DocGen.Netlists;

/// <summary>A pin on a net. Nets of one name on several sheets are one net.</summary>
/// <param name="Net">Name of the net.</param>
/// <param name="Reference">The part.</param>
/// <param name="Pin">Its pin, by function.</param>
public sealed record Connection(string Net, string Reference, string Pin);
