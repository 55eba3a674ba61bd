namespace RigFirmware.Host.Programs
{
    /// <summary>A named value that the steps use as <c>$name</c>; whoever runs the program may give another one.</summary>
    /// <param name="Line">Line of the file.</param>
    /// <param name="Name">Name without the dollar sign.</param>
    /// <param name="Value">Text put in its place.</param>
    /// <param name="IsGiven">True when the caller gave the value.</param>
    /// <param name="Why">Where the default comes from.</param>
    public sealed record ProgramParameter(int Line, string Name, string Value, bool IsGiven, string? Why);
}
