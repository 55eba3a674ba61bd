namespace RigFirmware.Hal
{
    /// <summary>The bus seam: one pin of the controller that the firmware drives. Low until the first call.</summary>
    public interface IOutputPin
    {
        /// <summary>Drives the pin. Never throws, allocates nothing, does not wait.</summary>
        /// <param name="high">The level.</param>
        void Write(bool high);
    }
}
