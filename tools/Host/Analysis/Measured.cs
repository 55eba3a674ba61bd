using System.Collections.Generic;

namespace RigFirmware.Host.Analysis
{
    /// <summary>A figure measured from a record with the rig's own uncertainty, both in the figure's unit.</summary>
    /// <param name="Value">The figure.</param>
    /// <param name="Uncertainty">From the error budget, see <see cref="ErrorBudget"/>.</param>
    /// <param name="How">From what it was read, in few words.</param>
    public sealed record Measured(double Value, double Uncertainty, string How)
    {
        /// <summary>Where the figure is a list, such as peaks: all of them, rising.</summary>
        public IReadOnlyList<double>? Values { get; init; }
    }
}
