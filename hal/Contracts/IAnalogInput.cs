namespace RigFirmware.Hal
{
    /// <summary>The bus seam: one channel of the controller's own converter, 12 bits on every board.</summary>
    public interface IAnalogInput
    {
        /// <summary>
        /// One conversion now, raw: not averaged and not corrected. Never throws and allocates nothing.
        /// </summary>
        /// <returns>0..4095, or -1 when the converter did not deliver.</returns>
        int Read();
    }
}
