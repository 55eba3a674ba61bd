namespace RigFirmware.Host.Programs
{
    /// <summary>What a written quantity measures.</summary>
    public enum Dimension
    {
        /// <summary>A time.</summary>
        Time,

        /// <summary>A current, also as a C-rate or per area.</summary>
        Current,

        /// <summary>A charge.</summary>
        Charge,

        /// <summary>A voltage.</summary>
        Voltage,

        /// <summary>A temperature.</summary>
        Temperature,

        /// <summary>A force, also as a pressure on the area.</summary>
        Force,

        /// <summary>An area.</summary>
        Area,

        /// <summary>A change of voltage in time.</summary>
        VoltageRate,

        /// <summary>A slow change of voltage.</summary>
        VoltageDrift,

        /// <summary>A slow change of temperature.</summary>
        TemperatureDrift,

        /// <summary>A frequency.</summary>
        Frequency,
    }
}
