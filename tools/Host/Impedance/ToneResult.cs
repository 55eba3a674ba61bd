using System.Collections.Generic;
using System.Numerics;

namespace RigFirmware.Host.Impedance
{
    /// <summary>What a channel did during one step.</summary>
    /// <param name="Phasors">Complex amplitude by tone; the real part is that of the cosine.</param>
    /// <param name="Mean">Value in the middle of the time.</param>
    /// <param name="DriftPerSecond">Slope there.</param>
    /// <param name="Noise">Standard deviation of a sample about the fit.</param>
    /// <param name="PhasorNoise">Standard uncertainty of either part of a phasor.</param>
    public sealed record ToneResult(IReadOnlyList<Complex> Phasors, double Mean, double DriftPerSecond, double Noise, double PhasorNoise);
}
