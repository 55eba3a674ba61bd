namespace RigFirmware.Host.Calibration
{
    /// <summary>One reference point of one channel.</summary>
    /// <param name="Channel">0..<see cref="Hal.Channel.Count"/>-1.</param>
    /// <param name="Range">The <see cref="Hal.CurrentRange"/>, also <see cref="Hal.CurrentRange.Fine"/>; 0 for a channel without ranges.</param>
    /// <param name="Reference">What the reference instrument shows, in the channel's unit.</param>
    /// <param name="Reading">
    /// What the rig shows under the calibration in force, in the channel's unit; of a cell without what that calibration adds for the cells below.
    /// </param>
    /// <param name="CommonMode">Of a cell: what its lower tap has against the rig's ground, by the reference instrument, in microvolts.</param>
    public sealed record CalibrationPoint(int Channel, byte Range, double Reference, double Reading, double CommonMode = 0);
}
