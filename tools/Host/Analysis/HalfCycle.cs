using System;

namespace RigFirmware.Host.Analysis
{
    /// <summary>A step of constant current.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="StartHours">Hours from the first current of the run to its begin.</param>
    public sealed record HalfCycle(RunStep Step, double StartHours)
    {
        /// <summary>True for a charge (plating on the negative side).</summary>
        public bool IsCharge => Step.CommandNanoamps > 0;

        /// <summary>Charge moved in milliampere hours, 0 or more.</summary>
        public double MilliampereHours => Math.Abs(Step.MilliampereHours);

        /// <summary>Hours from the first current of the run to its middle.</summary>
        public double MiddleHours => StartHours + (Step.Hours / 2);

        /// <summary>Magnitude of the first cell's voltage over its later half, in millivolts.</summary>
        public double Millivolts => Math.Abs(Step.Mean(point => point.Microvolts)) * 1e-3;
    }
}
