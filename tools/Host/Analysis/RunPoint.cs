namespace RigFirmware.Host.Analysis
{
    /// <summary>One record of a run, as much of it as the analysis reads.</summary>
    /// <param name="TimeMs">Milliseconds of the rig, not wrapping.</param>
    /// <param name="Step">Program step from 0.</param>
    /// <param name="Nanoamps">Measured current, charge positive.</param>
    /// <param name="CommandNanoamps">Commanded current.</param>
    /// <param name="Range">Current range, a number of <see cref="Hal.CurrentRange"/>.</param>
    /// <param name="StepChargeNanoampereSeconds">Charge that the firmware counted in the step.</param>
    /// <param name="Microvolts">The first cell's voltage.</param>
    /// <param name="StackMicrovolts">Sum of the cells' voltages.</param>
    /// <param name="PlateMillidegrees">Mean of the plates.</param>
    /// <param name="ClampMillinewtons">Force.</param>
    public readonly record struct RunPoint(
        long TimeMs,
        int Step,
        int Nanoamps,
        int CommandNanoamps,
        byte Range,
        long StepChargeNanoampereSeconds,
        int Microvolts,
        int StackMicrovolts,
        int PlateMillidegrees,
        int ClampMillinewtons);
}
