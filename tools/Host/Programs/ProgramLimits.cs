namespace RigFirmware.Host.Programs
{
    /// <summary>
    /// Limits that the program asks the rig to hold to; each may only be tighter than the rig's own, null leaves the rig's.
    /// The most charge that one step may move is only provisioned, no program tightens it.
    /// </summary>
    public sealed record ProgramLimits(Quantity? CellMax, Quantity? CellMin, Quantity? CurrentMax, Quantity? TemperatureMax, Quantity? ForceMax, Quantity? ChargeMax, int Line)
    {
        /// <summary>No limits of its own.</summary>
        public static readonly ProgramLimits None = new(null, null, null, null, null, null, 0);
    }
}
