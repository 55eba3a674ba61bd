using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>A piece of a program file with its line, whether the file was YAML or JSON.</summary>
    /// <param name="Line">Line from 1.</param>
    public abstract record SourceNode(int Line);

    /// <summary>A single value; numbers and truth values keep their text.</summary>
    public sealed record ScalarNode(int Line, string Text) : SourceNode(Line);

    /// <summary>A list.</summary>
    public sealed record ListNode(int Line, IReadOnlyList<SourceNode> Items) : SourceNode(Line);

    /// <summary>Keys with values in the file's order; a key may not appear twice.</summary>
    public sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : SourceNode(Line);

    /// <summary>A key with its value.</summary>
    public sealed record MapEntry(int Line, string Key, SourceNode Value);
}
