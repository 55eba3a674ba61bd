namespace RigFirmware.Host.Programs
{
    /// <summary>Limits that the program asks the rig to hold to; each may only be tighter than the rig's own, null leaves the rig's.</summary>
    public sealed record ProgramLimits(Quantity? CellMax, Quantity? CellMin, Quantity? CurrentMax, Quantity? TemperatureMax, Quantity? ForceMax, int Line)
    {
        /// <summary>No limits of its own.</summary>
        public static readonly ProgramLimits None = new(null, null, null, null, null, 0);
    }
}
