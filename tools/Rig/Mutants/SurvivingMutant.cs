namespace RigFirmware.Rig.Mutants
{
    /// <summary>A change of the code that no test noticed.</summary>
    /// <param name="File">File, below firmware/Core.</param>
    /// <param name="Line">Line, counted from 1.</param>
    /// <param name="Kind">What kind of change it was.</param>
    /// <param name="Text">The line as it stands, without its indent.</param>
    /// <param name="Instead">What stood in place of the changed part.</param>
    /// <param name="IsReached">Whether any test runs the line at all.</param>
    public sealed record SurvivingMutant(string File, int Line, string Kind, string Text, string Instead, bool IsReached);
}
