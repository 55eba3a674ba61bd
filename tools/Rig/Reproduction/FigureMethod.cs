namespace RigFirmware.Rig.Reproduction
{
    /// <summary>How a figure is measured, or why it cannot be; a row of methods.csv.</summary>
    /// <param name="ResultId">The figure.</param>
    /// <param name="Runs">Ids of the run, or of two with a bar between; empty when it is not measured.</param>
    /// <param name="Method">Name of a method of the analysis.</param>
    /// <param name="Arguments">Its arguments.</param>
    /// <param name="Reason">Why it is not measured, or a remark on how.</param>
    public sealed record FigureMethod(string ResultId, string Runs, string Method, string Arguments, string Reason);
}
