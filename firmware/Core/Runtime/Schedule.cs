using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// The rate table: what runs in which tick of 50 ms.
    /// <code>
    /// every tick       cells, stack, currents, discrete inputs; safety; program; arbiter; black box
    /// every 2nd (even) temperatures, dT/dt; clamp force and its control; telemetry record
    /// every 20th       temperature control
    /// </code>
    /// </summary>
    [CycleCode]
    public static class Schedule
    {
        /// <summary>Ticks between two temperature and clamp samples and two telemetry records.</summary>
        public const int MediumTicks = 2;

        /// <summary>Ticks between two steps of the temperature control.</summary>
        public const int SlowTicks = 20;

        /// <summary>The sample groups of a tick, bits of <see cref="SampleGroups"/>.</summary>
        public static int Groups(int tick)
        {
            return IsMedium(tick) ? SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp : SampleGroups.Electrical;
        }

        /// <summary>True in every second tick.</summary>
        public static bool IsMedium(int tick)
        {
            return (tick & (MediumTicks - 1)) == 0;
        }

        /// <summary>True in every twentieth tick.</summary>
        public static bool IsSlow(int tick)
        {
            return tick % SlowTicks == 0;
        }
    }
}
