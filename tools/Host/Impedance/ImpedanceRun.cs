using System.Collections.Generic;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The unfiltered records of one impedance step, one a tick, oldest first.</summary>
    /// <param name="Tones">What was put in.</param>
    /// <param name="Rows">Records of the step.</param>
    public sealed record ImpedanceRun(ImpedanceTones Tones, IReadOnlyList<TelemetryRow> Rows);
}
