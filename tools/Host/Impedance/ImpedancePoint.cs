using System.Numerics;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The impedance of one channel at one frequency.</summary>
    public sealed record ImpedancePoint
    {
        /// <summary>Frequency in hertz.</summary>
        public required double FrequencyHertz { get; init; }

        /// <summary>Real part in ohms.</summary>
        public required double RealOhms { get; init; }

        /// <summary>Imaginary part in ohms; negative for a capacitor.</summary>
        public required double ImaginaryOhms { get; init; }

        /// <summary>Expanded uncertainty (see <see cref="ImpedanceOptions.CoverageFactor"/>) of either part in ohms: noise, gain and time skew.</summary>
        public required double UncertaintyOhms { get; init; }

        /// <summary>Coherence of voltage and current from period to period, 0..1; null with fewer than three periods.</summary>
        public double? Coherence { get; init; }

        /// <summary>Voltage at frequencies that were not put in (harmonics), over that of the tones; null where the band has no room for them.</summary>
        public double? Distortion { get; init; }

        /// <summary>The part of <see cref="Distortion"/> that noise alone would give.</summary>
        public double? DistortionNoise { get; init; }

        /// <summary>Amplitude of the current in nanoamps.</summary>
        public required double CurrentNanoamps { get; init; }

        /// <summary>Amplitude of the voltage in microvolts.</summary>
        public required double VoltageMicrovolts { get; init; }

        /// <summary>Voltage around which was measured, in volts.</summary>
        public required double MeanVolts { get; init; }

        /// <summary>Drift that was taken out, in millivolts per hour.</summary>
        public required double DriftMillivoltsPerHour { get; init; }

        /// <summary>Mean temperature of the plates in degrees Celsius; null when none was read.</summary>
        public double? PlateDegrees { get; init; }

        /// <summary>Whole periods that were used.</summary>
        public required int Periods { get; init; }

        /// <summary>The impedance.</summary>
        [System.Text.Json.Serialization.JsonIgnore]
        public Complex Ohms => new(RealOhms, ImaginaryOhms);
    }
}
