using System.Collections.Generic;

namespace RigFirmware.DocGen.Netlists;

/// <summary>One schematic sheet, its loops written out.</summary>
/// <param name="Number">Two digits.</param>
/// <param name="Title">What is on it.</param>
/// <param name="Notes">The comment lines.</param>
/// <param name="Parts">In the order of the file.</param>
/// <param name="Connections">In the order of the file.</param>
public sealed record Sheet(string Number, string Title, IReadOnlyList<string> Notes, IReadOnlyList<Part> Parts, IReadOnlyList<Connection> Connections);
