namespace RigFirmware.Host.Impedance
{
    /// <summary>A resistance, or a conductivity, at one temperature.</summary>
    /// <param name="Degrees">Degrees Celsius.</param>
    /// <param name="Conductivity">In siemens per centimetre, or in siemens when thickness and area are not known.</param>
    /// <param name="RelativeUncertainty">Standard uncertainty as a part of it, above 0.</param>
    public sealed record ConductivityPoint(double Degrees, double Conductivity, double RelativeUncertainty)
    {
        /// <summary>Absolute temperature in kelvin.</summary>
        public double Kelvin => Degrees + 273.15;

        /// <summary>The point of a resistance with its confidence interval.</summary>
        /// <param name="degrees">Degrees Celsius.</param>
        /// <param name="resistance">A fitted resistance in ohms.</param>
        /// <param name="thicknessCentimetres">Thickness of the disc; 1 together with an area of 1 leaves siemens.</param>
        /// <param name="areaSquareCentimetres">Its area.</param>
        public static ConductivityPoint Of(double degrees, FittedParameter resistance, double thicknessCentimetres = 1, double areaSquareCentimetres = 1)
        {
            // An interval of 95 % is about four standard uncertainties wide.
            double uncertainty = (resistance.High - resistance.Low) / 4 / resistance.Value;
            return new ConductivityPoint(degrees, thicknessCentimetres / (resistance.Value * areaSquareCentimetres), uncertainty);
        }
    }
}
