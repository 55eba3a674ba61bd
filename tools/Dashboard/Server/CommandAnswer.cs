namespace RigFirmware.Dashboard.Server
{
    /// <summary>How a command ended, as the operator reads it.</summary>
    /// <param name="Done">True when the rig says it did it.</param>
    /// <param name="Text">One sentence: the rig's answer, or why there is none.</param>
    /// <param name="Milliseconds">From sending to the answer.</param>
    public sealed record CommandAnswer(bool Done, string Text, long Milliseconds);
}
