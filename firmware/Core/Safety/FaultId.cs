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

        /// <summary>A cell is close to reversal.</summary>
        public const int CellReversalWarn = 33;

        /// <summary>A cell is so close to reversal that discharging stops.</summary>
        public const int CellReversalInhibit = 34;

        /// <summary>A cell is driven negative by its neighbours.</summary>
        public const int CellReversal = 35;

        /// <summary>The cells drift apart.</summary>
        public const int CellDivergenceWarn = 36;

        /// <summary>The cells are too far apart to be one stack.</summary>
        public const int CellDivergence = 37;

        /// <summary>A cell's voltage falls although the current should raise or keep it.</summary>
        public const int SoftShort = 38;

        /// <summary>A cell's voltage collapses at a steady current.</summary>
        public const int HardShort = 39;

        /// <summary>A cell's voltage jumps in the direction of a steady current.</summary>
        public const int ContactLoss = 40;

        /// <summary>A cell's resistance at a current step is several times its first one.</summary>
        public const int ResistanceGrowth = 41;

        /// <summary>A cell's voltage is restless at a steady current.</summary>
        public const int CellNoise = 42;

        /// <summary>A cell's converter gives the same counts again and again.</summary>
        public const int CellFrozen = 43;

        /// <summary>The converter of stack or current gives the same counts again and again.</summary>
        public const int ElectricalFrozen = 44;

        /// <summary>A temperature's converter gives the same counts again and again.</summary>
        public const int TemperatureFrozen = 45;

        /// <summary>The force's converter gives the same counts again and again.</summary>
        public const int ForceFrozen = 46;

        /// <summary>One plate is far from the others.</summary>
        public const int TemperaturesDisagree = 47;

        /// <summary>The heater is on and the plates do not come closer to their setpoint.</summary>
        public const int HeaterWithoutRise = 48;

        /// <summary>The heater block heats although it is commanded off.</summary>
        public const int HeatWithoutCommand = 49;

        /// <summary>The heater block is above its highest temperature.</summary>
        public const int HeaterHot = 50;

        /// <summary>The heater block's temperature is not read.</summary>
        public const int HeaterChannelMissing = 51;

        /// <summary>The air around the rig is too hot for its electronics.</summary>
        public const int AmbientHot = 52;

        /// <summary>The clamp does not hold its wanted force.</summary>
        public const int ClampForceDeviation = 53;

        /// <summary>The force rises although no drive asked for it.</summary>
        public const int ClampForceRunaway = 54;

        /// <summary>The actuator does not follow its drive.</summary>
        public const int ClampNotMoving = 55;

        /// <summary>Force or travel of the clamp is not read.</summary>
        public const int ClampChannelMissing = 56;

        /// <summary>The stack's own voltage is below the sum of its cells' safe limits.</summary>
        public const int StackUndervoltage = 57;

        /// <summary>Current flows although none is commanded.</summary>
        public const int CurrentWithoutCommand = 58;

        /// <summary>No current flows although one is commanded.</summary>
        public const int NoCurrent = 59;

        /// <summary>The connected current range is not the commanded one.</summary>
        public const int RangeMismatch = 60;

        /// <summary>The supply is about to fail.</summary>
        public const int PowerFailing = 61;

        /// <summary>The heartbeat circuit reports that edges are missing.</summary>
        public const int HeartbeatLost = 62;

        /// <summary>The control loop ran late.</summary>
        public const int CycleLate = 63;

        /// <summary>The time between two ticks is impossible.</summary>
        public const int ClockJump = 64;

        /// <summary>The provisioned configuration does not fit its checksum.</summary>
        public const int ConfigurationCrc = 65;

        /// <summary>The loaded program no longer fits its checksum.</summary>
        public const int ProgramCrc = 66;

        /// <summary>The self-test did not pass in time.</summary>
        public const int SelfTestFailed = 67;

        /// <summary>A step carried more charge than the stack can hold.</summary>
        public const int ChargeExceeded = 68;

        /// <summary>Discharge gives back much less than charge put in.</summary>
        public const int ChargeEfficiencyLow = 69;

        /// <summary>The store is full.</summary>
        public const int StoreFull = 70;

        /// <summary>Telemetry that could not be sent was dropped.</summary>
        public const int OutboxFull = 71;

        /// <summary>The communication thread does not answer.</summary>
        public const int CommunicationDead = 72;

        /// <summary>A trip record waits to be read.</summary>
        public const int BlackBoxWaiting = 73;

        /// <summary>A cell's two paths have moved apart since the run began.</summary>
        public const int CellDrift = 74;

        /// <summary>The stack's own voltage has moved against the sum of its cells since the run began.</summary>
        public const int StackDrift = 75;

        /// <summary>The two current sensors have moved apart since the run began.</summary>
        public const int CurrentDrift = 76;

        /// <summary>A temperature point has moved against its thermistor since the run began.</summary>
        public const int TemperatureDrift = 77;

        /// <summary>The second path to a cell or a temperature point is not read: nobody would see it drift.</summary>
        public const int SecondPathMissing = 78;

        /// <summary>Number of rows.</summary>
        public const int Count = 79;
    }
}
