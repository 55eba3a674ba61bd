namespace RigFirmware.Host.Impedance
{
    /// <summary>What the analysis is told beside the samples.</summary>
    public sealed record ImpedanceOptions
    {
        /// <summary>How the samples of a tone are weighted; Hann's window keeps what is no tone, drift above all, out of it.</summary>
        public ImpedanceWindow Window { get; init; } = ImpedanceWindow.Hann;

        /// <summary>Degree of the polynomial in time that is fitted together with the tones: 0 a constant, 1 straight drift, 2 curved drift.</summary>
        public int DriftDegree { get; init; } = 2;

        /// <summary>How much later voltages are sampled than the current, in seconds; zero since all converters share one clock.</summary>
        public double SkewSeconds { get; init; }

        /// <summary>Standard uncertainty of that skew in seconds: the converters' filters and the input networks (52 us, hardware/front-end.md).</summary>
        public double SkewUncertaintySeconds { get; init; } = 60e-6;

        /// <summary>Standard uncertainty of voltage over current from calibration, as a fraction: 0.011 % of the current (hardware/README.md) and as much again.</summary>
        public double GainUncertainty { get; init; } = 3e-4;

        /// <summary>Coverage factor of every stated uncertainty; 2 is about 95 %.</summary>
        public double CoverageFactor { get; init; } = 2;
    }
}
