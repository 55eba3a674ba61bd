namespace RigFirmware.Host.Programs.Source
{
    /// <summary>A single value; numbers and truth values keep their text.</summary>
    public sealed record ScalarNode(int Line, string Text) : SourceNode(Line);
}
