namespace RigFirmware.Host.Impedance
{
    /// <summary>Weight of the samples over a tone's measuring time.</summary>
    public enum ImpedanceWindow
    {
        /// <summary>All alike: least noise.</summary>
        None,

        /// <summary>Raised cosine: least leakage.</summary>
        Hann,
    }
}
