using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>A list.</summary>
    public sealed record ListNode(int Line, IReadOnlyList<SourceNode> Items) : SourceNode(Line);
}
