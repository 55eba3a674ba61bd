namespace RigFirmware.Rig.Testing
{
    /// <summary>A change of the code that no test noticed.</summary>
    /// <param name="File">File, relative to the repository.</param>
    /// <param name="Line">Line, counted from 1.</param>
    /// <param name="Kind">What kind of change it was.</param>
    /// <param name="Replacement">What stood there instead.</param>
    public sealed record Mutant(string File, int Line, string Kind, string Replacement);
}
