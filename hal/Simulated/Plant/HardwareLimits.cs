namespace RigFirmware.Simulated.Plant
{
    /// <summary>Thresholds that are built into the rig's hardware and that no software can move.</summary>
    public sealed class HardwareLimits
    {
        /// <summary>Upper comparator of every cell in volts: 50 mV above the firmware's last tier.</summary>
        public double ComparatorVoltsMax { get; init; } = 4.4;

        /// <summary>Lower comparator of every cell in volts: 50 mV below the firmware's last tier.</summary>
        public double ComparatorVoltsMin { get; init; } = 2.9;

        /// <summary>Largest force of the clamp head in millinewtons; full scale of its sensor is a quarter more.</summary>
        public int ClampMillinewtonsMax { get; init; } = 100000;
    }
}
