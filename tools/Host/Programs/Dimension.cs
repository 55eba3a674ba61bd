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

        /// <summary>A power.</summary>
        Power,

        /// <summary>How fast a temperature moves.</summary>
        TemperatureRate,

        /// <summary>Power for each degree of difference.</summary>
        PowerPerDegree,

        /// <summary>Heat that warms by one degree.</summary>
        HeatCapacity,

        /// <summary>A length.</summary>
        Length,

        /// <summary>Force for each millimetre of travel.</summary>
        Stiffness,

        /// <summary>A speed.</summary>
        Speed,

        /// <summary>An acceleration.</summary>
        Acceleration,

        /// <summary>A part of a whole.</summary>
        Share,
    }
}
