namespace RigFirmware.Host.Programs
{
    /// <summary>One comparison that can end a step, or a part of one joined by "and".</summary>
    /// <param name="Line">Line of the file.</param>
    /// <param name="Text">As written.</param>
    /// <param name="Kind">One of <see cref="Core.Programs.EndKind"/>.</param>
    /// <param name="Limit">The limit.</param>
    /// <param name="Cell">Cell from 0, or -1.</param>
    public sealed record EndCondition(int Line, string Text, int Kind, Quantity Limit, int Cell);
}
