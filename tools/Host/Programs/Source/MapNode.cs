using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>Keys with values in the file's order; a key may not appear twice.</summary>
    public sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : SourceNode(Line);
}
