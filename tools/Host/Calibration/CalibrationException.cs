using System;

namespace RigFirmware.Host.Calibration
{
    /// <summary>Why a set of reference points is refused, or a calibration could not be stored: one sentence.</summary>
    public sealed class CalibrationException : Exception
    {
        /// <summary>An exception with that sentence.</summary>
        public CalibrationException(string message)
            : base(message)
        {
        }
    }
}
