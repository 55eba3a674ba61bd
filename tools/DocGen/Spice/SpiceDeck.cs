using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.DocGen.Spice;

/// <summary>A deck with its annotations: comment lines that begin with *@.</summary>
/// <param name="Name">File name without its end.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Sheets">The schematic sheets it models.</param>
/// <param name="Parameters">What varies.</param>
/// <param name="Limits">What must hold.</param>
/// <param name="Circuit">The lines before .control.</param>
/// <param name="Commands">The lines between .control and .endc.</param>
/// <param name="Hash">SHA-256 of the file's text with line feeds.</param>
public sealed record SpiceDeck(
    string Name,
    string Title,
    string Sheets,
    IReadOnlyList<SpiceParameter> Parameters,
    IReadOnlyList<SpiceLimit> Limits,
    IReadOnlyList<string> Circuit,
    IReadOnlyList<string> Commands,
    string Hash)
{
    /// <summary>Names of the results, each once.</summary>
    public IReadOnlyList<string> Results => Limits.Select(limit => limit.Result).Distinct().ToArray();
}
