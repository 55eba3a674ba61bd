namespace RigFirmware.Host.Impedance
{
    /// <summary>How a conductivity follows temperature.</summary>
    public enum ConductivityLaw
    {
        /// <summary>Arrhenius: sigma0 exp(-Ea / k T), as in ceramics.</summary>
        Arrhenius,

        /// <summary>Vogel, Fulcher and Tammann: sigma0 T^-1/2 exp(-Ea / k (T - T0)), as in polymers.</summary>
        Vft,
    }
}
