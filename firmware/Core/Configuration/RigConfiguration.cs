using RigFirmware.Hal;

namespace RigFirmware.Core.Configuration
{
    /// <summary>
    /// What this rig and this stack are: provisioned locally, fixed while a program runs. A remote command may make a
    /// limit tighter, never wider than the value here.
    /// </summary>
    [CycleCode]
    public sealed class RigConfiguration
    {
        /// <summary>Milliseconds from tick to tick.</summary>
        public const int TickMs = 50;

        /// <summary>Cells in the stack, 1..<see cref="Channel.CellsMax"/>.</summary>
        public int CellCount = 2;

        /// <summary>Temperature points that are fitted, bit n for point n; the others are not sampled and not missed.</summary>
        public int TemperaturePoints = (1 << Channel.TemperaturesMax) - 1;

        /// <summary>Upper end of a cell's operating window in microvolts.</summary>
        public int CellMicrovoltsMax = 4300000;

        /// <summary>Lower end of a cell's operating window in microvolts.</summary>
        public int CellMicrovoltsMin = 3000000;

        /// <summary>Distance from the window to the warning tier in microvolts.</summary>
        public int CellWarnMicrovolts = 10000;

        /// <summary>Distance from the window to the tier that stops charge or discharge, in microvolts.</summary>
        public int CellInhibitMicrovolts = 30000;

        /// <summary>Distance from the window to the trip tier in microvolts; the hardware's comparators sit another 50 mV outside.</summary>
        public int CellTripMicrovolts = 50000;

        /// <summary>Largest believable difference between the sum of the cells and the stack's own voltage, in microvolts.</summary>
        public int StackSumMicrovolts = 60000;

        /// <summary>Difference between highest and lowest cell at which the rig warns, in microvolts.</summary>
        public int CellSpreadWarnMicrovolts = 300000;

        /// <summary>Difference between highest and lowest cell at which the rig trips, in microvolts.</summary>
        public int CellSpreadMicrovolts = 1000000;

        /// <summary>Most charge that one step may move, in microampere hours.</summary>
        public int ChargeMicroampHoursMax = 1000;

        /// <summary>Largest charge or discharge current of the stack in nanoamps, either sign.</summary>
        public int StackNanoampsMax = 1000000;

        /// <summary>Highest plate temperature in millidegrees at which the rig trips.</summary>
        public int PlateMillidegreesMax = 60000;

        /// <summary>Lowest plate temperature in millidegrees.</summary>
        public int PlateMillidegreesMin = -25000;

        /// <summary>Largest heater power in milliwatts.</summary>
        public int HeaterMilliwattsMax = 20000;

        /// <summary>Fastest plate ramp that a program may command, in millidegrees per second.</summary>
        public int RampMillidegreesPerSecondMax = 50;

        /// <summary>Highest temperature of the heater block, in millidegrees.</summary>
        public int HeaterMillidegreesMax = 115000;

        /// <summary>Highest temperature of the air around the electronics, in millidegrees.</summary>
        public int AmbientMillidegreesMax = 45000;

        /// <summary>Heater power that holds the stack one degree above ambient, in milliwatts per degree: the feed-forward.</summary>
        public int HeaterMilliwattsPerDegree = 150;

        /// <summary>Proportional gain of the temperature control in milliwatts per degree.</summary>
        public int HeaterGainMilliwattsPerDegree = 6000;

        /// <summary>Integral time of the temperature control in seconds, 1 or more.</summary>
        public int HeaterIntegralSeconds = 120;

        /// <summary>Heat that warms heater block and plates by one degree, in millijoules per degree: the feed-forward of a ramp.</summary>
        public int HeaterMillijoulesPerDegree = 63000;

        /// <summary>Largest clamp force in millinewtons.</summary>
        public int ClampMillinewtonsMax = 100000;

        /// <summary>Stiffness of the clamp's springs in millinewtons per millimetre, 1 or more: 10 N/mm for the 100 N head.</summary>
        public int ClampMillinewtonsPerMillimetre = 10000;

        /// <summary>Wanted clamp force before a program sets one, in millinewtons.</summary>
        public int ClampMillinewtons = 45200;

        /// <summary>Current of 1C in nanoamps, so that programs may be written in C-rates; 0 when not known.</summary>
        public int OneCNanoamps = 565000;

        /// <summary>A sum over every field, to notice memory that changed by itself.</summary>
        public int Checksum()
        {
            int sum = 17;
            sum = unchecked((sum * 31) + CellCount);
            sum = unchecked((sum * 31) + TemperaturePoints);
            sum = unchecked((sum * 31) + CellMicrovoltsMax);
            sum = unchecked((sum * 31) + CellMicrovoltsMin);
            sum = unchecked((sum * 31) + CellWarnMicrovolts);
            sum = unchecked((sum * 31) + CellInhibitMicrovolts);
            sum = unchecked((sum * 31) + CellTripMicrovolts);
            sum = unchecked((sum * 31) + StackSumMicrovolts);
            sum = unchecked((sum * 31) + CellSpreadWarnMicrovolts);
            sum = unchecked((sum * 31) + CellSpreadMicrovolts);
            sum = unchecked((sum * 31) + ChargeMicroampHoursMax);
            sum = unchecked((sum * 31) + StackNanoampsMax);
            sum = unchecked((sum * 31) + PlateMillidegreesMax);
            sum = unchecked((sum * 31) + PlateMillidegreesMin);
            sum = unchecked((sum * 31) + HeaterMilliwattsMax);
            sum = unchecked((sum * 31) + RampMillidegreesPerSecondMax);
            sum = unchecked((sum * 31) + HeaterMillidegreesMax);
            sum = unchecked((sum * 31) + AmbientMillidegreesMax);
            sum = unchecked((sum * 31) + HeaterMilliwattsPerDegree);
            sum = unchecked((sum * 31) + HeaterGainMilliwattsPerDegree);
            sum = unchecked((sum * 31) + HeaterIntegralSeconds);
            sum = unchecked((sum * 31) + HeaterMillijoulesPerDegree);
            sum = unchecked((sum * 31) + ClampMillinewtonsMax);
            sum = unchecked((sum * 31) + ClampMillinewtonsPerMillimetre);
            sum = unchecked((sum * 31) + ClampMillinewtons);
            sum = unchecked((sum * 31) + OneCNanoamps);
            return sum;
        }
    }
}
