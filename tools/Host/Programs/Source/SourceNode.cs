namespace RigFirmware.Host.Programs.Source
{
    /// <summary>A piece of a program file with its line, whether the file was YAML or JSON.</summary>
    /// <param name="Line">Line from 1.</param>
    public abstract record SourceNode(int Line);
}
