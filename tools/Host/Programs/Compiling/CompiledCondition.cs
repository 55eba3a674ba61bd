namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>A condition as it stands in the image.</summary>
    /// <param name="Kind">One of <see cref="Core.Programs.EndKind"/>.</param>
    /// <param name="Cell">Cell from 0, or <see cref="Core.Programs.ProgramImage.NoChannel"/>.</param>
    /// <param name="Limit">In the unit of the kind.</param>
    /// <param name="IsJoined">True when it must hold together with the one after it.</param>
    /// <param name="Goto">Name of a step, "end", or null for the next step.</param>
    /// <param name="Line">Line of the file.</param>
    public sealed record CompiledCondition(int Kind, int Cell, int Limit, bool IsJoined, string? Goto, int Line)
    {
        /// <summary>Step index to go on at, when it is known without a name.</summary>
        public int? Target { get; set; }
    }
}
