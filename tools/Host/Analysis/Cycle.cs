namespace RigFirmware.Host.Analysis
{
    /// <summary>A charge and the discharge after it at the same rate.</summary>
    /// <param name="Charge">The charge.</param>
    /// <param name="Discharge">The discharge.</param>
    /// <param name="Rate">C-rate of the discharge.</param>
    /// <param name="Block">Number from 0 of the row of cycles at one rate that it belongs to.</param>
    public sealed record Cycle(HalfCycle Charge, HalfCycle Discharge, double Rate, int Block)
    {
        /// <summary>Discharge over charge in percent.</summary>
        public double EfficiencyPercent => 100 * Discharge.MilliampereHours / Charge.MilliampereHours;
    }
}
