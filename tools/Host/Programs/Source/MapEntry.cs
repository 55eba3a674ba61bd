namespace RigFirmware.Host.Programs.Source
{
    /// <summary>A key with its value.</summary>
    public sealed record MapEntry(int Line, string Key, SourceNode Value);
}
