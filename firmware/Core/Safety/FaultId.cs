namespace RigFirmware.Core.Safety
{
    /// <summary>Stable ids of the fault table's rows; each is the row's index. New rows are added at the end.</summary>
    public static class FaultId
    {
        /// <summary>An assertion of the firmware itself failed.</summary>
        public const int InvariantBroken = 0;

        /// <summary>A cell is above its operating window.</summary>
        public const int CellOvervoltageWarn = 1;

        /// <summary>A cell is so far above its window that charging stops.</summary>
        public const int CellOvervoltageInhibit = 2;

        /// <summary>A cell is above its safe limit.</summary>
        public const int CellOvervoltage = 3;

        /// <summary>A cell is below its operating window.</summary>
        public const int CellUndervoltageWarn = 4;

        /// <summary>A cell is so far below its window that discharging stops.</summary>
        public const int CellUndervoltageInhibit = 5;

        /// <summary>A cell is below its safe limit.</summary>
        public const int CellUndervoltage = 6;

        /// <summary>The sum of the cells and the stack's own voltage differ.</summary>
        public const int StackSumMismatch = 7;

        /// <summary>The stack's own voltage is above the sum of its cells' safe limits.</summary>
        public const int StackOvervoltage = 8;

        /// <summary>More current than the stack may carry.</summary>
        public const int Overcurrent = 9;

        /// <summary>The two current sensors differ.</summary>
        public const int CurrentSensorsDisagree = 10;

        /// <summary>The current is not the commanded one.</summary>
        public const int CurrentDeviation = 11;

        /// <summary>Current flows although the contactor is open.</summary>
        public const int CurrentWithContactorOpen = 12;

        /// <summary>A plate is near its highest temperature.</summary>
        public const int OvertemperatureWarn = 13;

        /// <summary>A plate is above its highest temperature.</summary>
        public const int Overtemperature = 14;

        /// <summary>A plate is below its lowest temperature.</summary>
        public const int Undertemperature = 15;

        /// <summary>A plate heats faster than the commanded ramp explains: the warning rung.</summary>
        public const int TemperatureRateWarn = 16;

        /// <summary>A plate heats faster than the commanded ramp explains: the stopping rung.</summary>
        public const int TemperatureRate = 17;

        /// <summary>Thermal runaway is confirmed.</summary>
        public const int ThermalRunaway = 18;

        /// <summary>A cell was not read in its turn, or reads what a cell cannot be.</summary>
        public const int CellChannelStale = 19;

        /// <summary>A cell's tap is not connected.</summary>
        public const int CellOpenWire = 20;

        /// <summary>The stack's own voltage is not read.</summary>
        public const int StackChannelMissing = 21;

        /// <summary>A current sensor is not read.</summary>
        public const int CurrentChannelMissing = 22;

        /// <summary>A plate's temperature is not read.</summary>
        public const int TemperatureChannelMissing = 23;

        /// <summary>The contactor reports closed although it was opened.</summary>
        public const int ContactorWelded = 24;

        /// <summary>The contactor reports open although it was closed.</summary>
        public const int ContactorNotClosed = 25;

        /// <summary>The emergency stop is pressed.</summary>
        public const int EmergencyStop = 26;

        /// <summary>The door is open.</summary>
        public const int DoorOpen = 27;

        /// <summary>The hardware's own trip latch has fired.</summary>
        public const int HardwareTrip = 28;

        /// <summary>The discrete inputs are not read.</summary>
        public const int DiscretesMissing = 29;

        /// <summary>The control loop ran late.</summary>
        public const int CycleOverrun = 30;

        /// <summary>Records or events were lost because their ring was full.</summary>
        public const int RingOverflow = 31;

        /// <summary>The clamp's force is above what the head may carry.</summary>
        public const int ClampForce = 32;

        /// <summary>Number of rows.</summary>
        public const int Count = 33;
    }
}
