namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// The rate table: what runs in which tick of 50 ms.
    /// <code>
    /// every tick       cells, stack, currents, discrete inputs; safety; program; arbiter; black box
    /// every 2nd, even  temperatures and dT/dt; clamp force, its slow filter and its control; rows with a history; telemetry record
    /// every 2nd, odd   watch for converters that stand still
    /// every 4th        one pair of paths compared for drift
    /// every 10th       slow filter of all other channels, the last time in the tick before the 20th
    /// in an impedance step: a telemetry record every tick
    /// every 20th       temperature control; rows judged once a second; sums over configuration and program
    /// </code>
    /// </summary>
    public static class Schedule
    {
        /// <summary>Ticks between two temperature and clamp samples and two telemetry records; a power of two.</summary>
        public const int MediumTicks = 2;

        /// <summary>Ticks between two steps of the temperature control.</summary>
        public const int SlowTicks = 20;
    }
}
