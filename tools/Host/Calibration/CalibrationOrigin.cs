using System;

namespace RigFirmware.Host.Calibration
{
    /// <summary>When and with what a kind was calibrated.</summary>
    /// <param name="Instrument">Name of the reference instrument.</param>
    /// <param name="SerialNumber">Its serial number.</param>
    /// <param name="Date">When the points were taken.</param>
    public sealed record CalibrationOrigin(string Instrument, string SerialNumber, DateTimeOffset Date);
}
