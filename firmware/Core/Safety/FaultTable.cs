using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Every fault of the rig, one row each, readable without reading code. The limits come from the configuration;
    /// <see cref="FirstInconsistentRow"/> proves the table at boot and in tests.
    /// </summary>
    public sealed class FaultTable
    {
        /// <summary>A thread switch may delay a tick by one quantum of the board's scheduler, in milliseconds.</summary>
        public const int QuantumMs = 20;

        /// <summary>A garbage collection may stretch a tick by this, in milliseconds; what takes longer is the hardware path's.</summary>
        public const int CollectionMs = 30;

        // Two samples: one may fall just before the limit is crossed, the median needs two beyond it.
        private const int TwoSamplesMs = 2 * RigConfiguration.TickMs;
        private const int TwoTemperatureSamplesMs = 2 * 2 * RigConfiguration.TickMs;

        // The slope's window and its two samples of median.
        private const int SlopeMs = 500 + TwoTemperatureSamplesMs;
        private const int OneTickMs = RigConfiguration.TickMs;

        // Two readings in a row: a collection before the first may bring them as near together as this.
        private const int TwoReadsMs = RigConfiguration.TickMs - CollectionMs;

        // A step of twice the limit behind a low pass of 128 s, and two turns of 4 s; a minute of missed turns, and two.
        private const int DriftMs = 89000 + 8000;
        private const int SecondPathMs = 60000 + 8000;

        // The windows without a change, the window in which the channel still moved, and two samples.
        private const int FrozenMs = 4000 + 1000 + TwoTemperatureSamplesMs;
        private const int FrozenTemperatureMs = 59000 + 1000 + TwoTemperatureSamplesMs;
        private readonly FaultRow[] _rows = new FaultRow[FaultId.Count];

        /// <summary>The table of a rig.</summary>
        public FaultTable(RigConfiguration c)
        {
            Row(FaultId.InvariantBroken, "InvariantBroken", Severity.Trip, FaultUnit.None, 0, 0, 0, 0, Modes.AfterBoot | Modes.Boot, Reaction.Alarm, 0, 100, "Firmware fault: keep the black box and report it.");
            CellVoltages(c);
            StackAndCurrent(c);
            Temperatures(c);
            Channels();
            Machine(c);
            CellSignals(c);
            FrozenChannels();
            HeaterAndClamp(c);
            CurrentPath(c);
            Integrity(c);
            Drifts(c);
        }

        /// <summary>Number of rows.</summary>
        public int Count
        {
            get { return _rows.Length; }
        }

        /// <summary>The row with this id, 0..<see cref="Count"/>-1.</summary>
        [CycleCode]
        public FaultRow Row(int id)
        {
            return _rows[id];
        }

        /// <summary>
        /// The first row that is missing, whose id is not its index, whose clear limit is not on the good side of its trip
        /// limit, whose trip cannot be met within its budget, or that is never judged; -1 when the table is consistent.
        /// </summary>
        public int FirstInconsistentRow()
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                FaultRow row = _rows[i];
                if (row == null || row.Id != i || row.ActiveModes == 0 || row.DebounceInMs < 0 || row.DebounceOutMs < 0)
                {
                    return i;
                }

                bool clearInside = row.High ? row.ClearLimit < row.TripLimit : row.ClearLimit > row.TripLimit;
                bool condition = row.Unit == FaultUnit.None;
                if ((!condition && !clearInside) || row.WorstCaseMs > row.BudgetMs)
                {
                    return i;
                }
            }

            return -1;
        }

        private void CellVoltages(RigConfiguration c)
        {
            int max = c.CellMicrovoltsMax;
            int min = c.CellMicrovoltsMin;
            High(FaultId.CellOvervoltageWarn, "CellOvervoltageWarn", Severity.Warn, FaultUnit.Microvolts, max + c.CellWarnMicrovolts, max + (c.CellWarnMicrovolts / 2), 500, 1000, Modes.AfterBoot, Reaction.None, TwoSamplesMs, 1000, "A cell passed its window: check its capacity against its neighbours.");
            High(FaultId.CellOvervoltageInhibit, "CellOvervoltageInhibit", Severity.Inhibit, FaultUnit.Microvolts, max + c.CellInhibitMicrovolts, max + (c.CellInhibitMicrovolts / 2), 200, 1000, Modes.AfterBoot, Reaction.BlockCharge, TwoSamplesMs, 500, "Charging is held off: the program's own limit did not end the step.");
            High(FaultId.CellOvervoltage, "CellOvervoltage", Severity.Trip, FaultUnit.Microvolts, max + c.CellTripMicrovolts, max + c.CellInhibitMicrovolts, 0, 1000, Modes.AfterBoot, Reaction.Alarm, TwoSamplesMs, 150, "Do not charge this stack again before its cells are checked.");
            Low(FaultId.CellUndervoltageWarn, "CellUndervoltageWarn", Severity.Warn, FaultUnit.Microvolts, min - c.CellWarnMicrovolts, min - (c.CellWarnMicrovolts / 2), 500, 1000, Modes.Powered, Reaction.None, TwoSamplesMs, 1000, "A cell passed its window: check its capacity against its neighbours.");
            Low(FaultId.CellUndervoltageInhibit, "CellUndervoltageInhibit", Severity.Inhibit, FaultUnit.Microvolts, min - c.CellInhibitMicrovolts, min - (c.CellInhibitMicrovolts / 2), 200, 1000, Modes.Powered, Reaction.BlockDischarge, TwoSamplesMs, 500, "Discharging is held off: the program's own limit did not end the step.");
            Low(FaultId.CellUndervoltage, "CellUndervoltage", Severity.Trip, FaultUnit.Microvolts, min - c.CellTripMicrovolts, min - c.CellInhibitMicrovolts, 0, 1000, Modes.Powered | Modes.Tripped, Reaction.Alarm, TwoSamplesMs, 150, "The cell may be shorted or reversed: take the stack out and measure it.");
        }

        private void StackAndCurrent(RigConfiguration c)
        {
            int stackMax = c.CellCount * (c.CellMicrovoltsMax + c.CellTripMicrovolts);
            int current = c.StackNanoampsMax;
            High(FaultId.StackSumMismatch, "StackSumMismatch", Severity.Trip, FaultUnit.Microvolts, c.StackSumMicrovolts, c.StackSumMicrovolts / 2, 200, 1000, Modes.Powered, Reaction.Alarm, TwoSamplesMs, 500, "A tap is on the wrong plate or a sensing path is wrong.");
            High(FaultId.StackOvervoltage, "StackOvervoltage", Severity.Trip, FaultUnit.Microvolts, stackMax, stackMax - (c.CellCount * (c.CellTripMicrovolts / 2)), 0, 1000, Modes.AfterBoot, Reaction.Alarm, TwoSamplesMs, 150, "Check the cells one by one before charging again.");
            High(FaultId.Overcurrent, "Overcurrent", Severity.Trip, FaultUnit.Nanoamps, current + (current / 20), current, 0, 1000, Modes.AfterBoot, Reaction.Alarm, TwoSamplesMs, 150, "The current source or its range is at fault.");
            High(FaultId.CurrentSensorsDisagree, "CurrentSensorsDisagree", Severity.Trip, FaultUnit.Nanoamps, 0, -1, 200, 1000, Modes.Powered, Reaction.Alarm, TwoSamplesMs, 500, "One of the two current sensors is wrong: run the calibration check.");
            High(FaultId.CurrentDeviation, "CurrentDeviation", Severity.Trip, FaultUnit.Nanoamps, 0, -1, 1000, 1000, Modes.Running, Reaction.Alarm, TwoSamplesMs, 1500, "The source does not reach its setpoint: check the leads and the compliance voltage.");
            High(FaultId.CurrentWithContactorOpen, "CurrentWithContactorOpen", Severity.Trip, FaultUnit.Nanoamps, 0, -1, 200, 1000, Modes.SelfTest | Modes.Idle | Modes.Tripped, Reaction.Alarm, TwoSamplesMs, 500, "Current flows past the contactor: disconnect the stack by hand.");
        }

        private void Temperatures(RigConfiguration c)
        {
            int max = c.PlateMillidegreesMax;
            High(FaultId.OvertemperatureWarn, "OvertemperatureWarn", Severity.Inhibit, FaultUnit.Millidegrees, max - 3000, max - 4000, 500, 5000, Modes.AfterBoot, Reaction.HeaterOff, TwoTemperatureSamplesMs, 1000, "The heater is held off until the plate cools.");
            High(FaultId.Overtemperature, "Overtemperature", Severity.Trip, FaultUnit.Millidegrees, max, max - 5000, 200, 5000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff, TwoTemperatureSamplesMs, 1000, "Let the stack cool with the door closed.");
            Low(FaultId.Undertemperature, "Undertemperature", Severity.Trip, FaultUnit.Millidegrees, c.PlateMillidegreesMin, c.PlateMillidegreesMin + 2000, 1000, 5000, Modes.Powered, Reaction.None, TwoTemperatureSamplesMs, 2000, "The chamber is too cold, or the sensor is wrong.");
            // Below the rung of 0.2 degC/s, and it holds all energy off: a plate without a point of its own heats its neighbour's only
            // through the layer between (2.6 s), and may not get power for longer than a second. Nine times the slope's noise: with half as much again it rose at eight times once in 1,000 h.
            High(FaultId.TemperatureRateWarn, "TemperatureRateWarn", Severity.Inhibit, FaultUnit.MillidegreesPerSecond, 180, 80, 0, 30000, Modes.AfterBoot, Reaction.Alarm | Reaction.BlockCharge | Reaction.BlockDischarge | Reaction.HeaterOff, SlopeMs, 1000, "A plate heats by itself: current and heater are held off until it is calm for 30 s; watch the cell on it.");
            // A tenth below the rung of 0.5 degC/s: what a plate gains while its sensor lags behind.
            High(FaultId.TemperatureRate, "TemperatureRate", Severity.Trip, FaultUnit.MillidegreesPerSecond, 450, 200, 100, 5000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff, SlopeMs, 1000, "A plate heats by itself: keep the door closed and stay away.");
            High(FaultId.ThermalRunaway, "ThermalRunaway", Severity.Trip, FaultUnit.MillidegreesPerSecond, 1000, 500, 3000, 60000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff | Reaction.ClampSafe, SlopeMs, 4000, "A cell feeds its own heat; cutting power does not stop it: leave the room and ventilate.");
        }

        private void Channels()
        {
            True(FaultId.CellChannelStale, "CellChannelStale", Severity.Trip, 100, Modes.Powered, Reaction.Alarm, OneTickMs, 250, "A cell is not read: check the front end's bus and the tap's connector.");
            True(FaultId.CellOpenWire, "CellOpenWire", Severity.Trip, TwoReadsMs, Modes.Powered, Reaction.Alarm, TwoSamplesMs - TwoReadsMs, 250, "A tap is not connected: check its ferrule.");
            True(FaultId.StackChannelMissing, "StackChannelMissing", Severity.Trip, 100, Modes.Powered, Reaction.Alarm, OneTickMs, 250, "The stack's own voltage is not read: check its leads.");
            True(FaultId.CurrentChannelMissing, "CurrentChannelMissing", Severity.Trip, TwoReadsMs, Modes.Powered, Reaction.Alarm, TwoSamplesMs - TwoReadsMs, 150, "A current sensor is not read or is driven beyond its range.");
            True(FaultId.TemperatureChannelMissing, "TemperatureChannelMissing", Severity.Trip, 500, Modes.Idle | Modes.Powered | Modes.Stopping, Reaction.Alarm | Reaction.HeaterOff, 2 * OneTickMs, 1000, "A plate's temperature is not read: check the sensor's plug.");
            True(FaultId.DiscretesMissing, "DiscretesMissing", Severity.Trip, 100, Modes.AfterBoot, Reaction.Alarm, OneTickMs, 250, "The inputs for contactor, door and emergency stop are not read.");
        }

        private void Machine(RigConfiguration c)
        {
            int force = c.ClampMillinewtonsMax;
            True(FaultId.ContactorWelded, "ContactorWelded", Severity.Trip, 150, Modes.SelfTest | Modes.Idle | Modes.Stopping | Modes.Tripped, Reaction.Alarm, OneTickMs, 500, "The contactor does not open: disconnect the stack by hand.");
            True(FaultId.ContactorNotClosed, "ContactorNotClosed", Severity.Trip, 150, Modes.Running | Modes.Paused, Reaction.None, OneTickMs, 500, "The contactor opened by itself: check its coil supply and the interlock loop.");
            True(FaultId.EmergencyStop, "EmergencyStop", Severity.Trip, 0, Modes.AfterBoot, Reaction.Alarm, OneTickMs, 150, "Release the emergency stop at the rig, then acknowledge.");
            True(FaultId.DoorOpen, "DoorOpen", Severity.Trip, 100, Modes.Powered, Reaction.None, OneTickMs, 250, "Close the door, then acknowledge.");
            // The hardware has cut the power already: two ticks later the firmware's own row for the cause stands first.
            True(FaultId.HardwareTrip, "HardwareTrip", Severity.Trip, 100, Modes.AfterBoot, Reaction.Alarm, OneTickMs, 250, "The hardware cut the power by itself: its comparators, thermostat or heartbeat circuit fired.");
            High(FaultId.CycleOverrun, "CycleOverrun", Severity.Trip, FaultUnit.Ms, 500, 100, 0, 1000, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "The control loop was held up for too long.");
            True(FaultId.RingOverflow, "RingOverflow", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, 2 * OneTickMs, 150, "Records were lost: the communication thread does not keep up.");
            High(FaultId.ClampForce, "ClampForce", Severity.Trip, FaultUnit.Millinewtons, force + (force / 10), force, 200, 1000, Modes.AfterBoot, Reaction.ClampSafe | Reaction.Alarm, TwoTemperatureSamplesMs, 1000, "The clamp presses harder than its head may: check actuator and force sensor.");
        }

        private void CellSignals(RigConfiguration c)
        {
            // A cell that is cycled on both sides of zero has no reversal of its own: its rows lie outside its window's trip.
            bool full = c.CellMicrovoltsMin > 0;
            int below = c.CellMicrovoltsMin - c.CellTripMicrovolts;
            int warn = full ? 500000 : below - c.CellWarnMicrovolts;
            int inhibit = full ? 250000 : below - (2 * c.CellWarnMicrovolts);
            int trip = full ? 0 : below - (3 * c.CellWarnMicrovolts);
            Low(FaultId.CellReversalWarn, "CellReversalWarn", Severity.Warn, FaultUnit.Microvolts, warn, warn + 5000, 0, 1000, Modes.Powered | Modes.Tripped, Reaction.None, TwoSamplesMs, 150, "One cell is empty while its neighbours still push current through it.");
            Low(FaultId.CellReversalInhibit, "CellReversalInhibit", Severity.Inhibit, FaultUnit.Microvolts, inhibit, inhibit + 5000, 0, 1000, Modes.Powered | Modes.Tripped, Reaction.BlockDischarge, TwoSamplesMs, 150, "One cell is empty while its neighbours still push current through it.");
            Low(FaultId.CellReversal, "CellReversal", Severity.Trip, FaultUnit.Microvolts, trip, trip + 5000, 0, 1000, Modes.Powered | Modes.Tripped, Reaction.Alarm, TwoSamplesMs, 150, "The cell is reversed: take the stack out and measure it.");
            High(FaultId.CellDivergenceWarn, "CellDivergenceWarn", Severity.Warn, FaultUnit.Microvolts, c.CellSpreadWarnMicrovolts, c.CellSpreadWarnMicrovolts / 2, 2000, 5000, Modes.Running | Modes.Paused, Reaction.None, TwoSamplesMs, 3000, "The cells differ in capacity or in state of charge.");
            High(FaultId.CellDivergence, "CellDivergence", Severity.Trip, FaultUnit.Microvolts, c.CellSpreadMicrovolts, c.CellSpreadMicrovolts / 2, 1000, 5000, Modes.Running | Modes.Paused, Reaction.Alarm, TwoSamplesMs, 1500, "One layer is weak: compare the cells' capacities.");
            High(FaultId.SoftShort, "SoftShort", Severity.Trip, FaultUnit.Microvolts, 15000, 5000, 3000, 10000, Modes.Running | Modes.Paused, Reaction.Alarm, 64000, 70000, "Lithium may have grown through this layer's electrolyte.");
            High(FaultId.HardShort, "HardShort", Severity.Trip, FaultUnit.Permille, 600, 100, 0, 10000, Modes.Running | Modes.Paused, Reaction.Alarm, 2000, 2500, "The layer is shorted: take the stack out.");
            High(FaultId.ContactLoss, "ContactLoss", Severity.Trip, FaultUnit.Microvolts, 100000, 30000, 1000, 10000, Modes.Running, Reaction.Alarm, 2000, 4000, "A layer lost contact: check the clamp's force and the plates.");
            High(FaultId.ResistanceGrowth, "ResistanceGrowth", Severity.Warn, FaultUnit.Permille, 3000, 2000, 0, 1000, Modes.Running, Reaction.None, 400, 1000, "A layer's resistance has grown threefold since the program began.");
            High(FaultId.CellNoise, "CellNoise", Severity.Warn, FaultUnit.Microvolts, 3000, 1000, 5000, 10000, Modes.Running | Modes.Paused, Reaction.None, 8000, 15000, "Voltage noise is an early sign of a soft short.");
        }

        private void FrozenChannels()
        {
            True(FaultId.CellFrozen, "CellFrozen", Severity.Trip, 0, Modes.Powered, Reaction.Alarm, FrozenMs, 6000, "The cell's converter is stuck: check the front end.");
            True(FaultId.ElectricalFrozen, "ElectricalFrozen", Severity.Trip, 0, Modes.Powered, Reaction.Alarm, FrozenMs, 6000, "The converter of stack voltage or current is stuck: check the front end.");
            True(FaultId.TemperatureFrozen, "TemperatureFrozen", Severity.Trip, 0, Modes.Powered, Reaction.Alarm | Reaction.HeaterOff, FrozenTemperatureMs, 61000, "The temperature converter is stuck: check the sensor's plug.");
            True(FaultId.ForceFrozen, "ForceFrozen", Severity.Trip, 0, Modes.Powered, Reaction.Alarm, FrozenMs, 6000, "The force converter is stuck: check the load cell's plug.");
        }

        private void HeaterAndClamp(RigConfiguration c)
        {
            High(FaultId.TemperaturesDisagree, "TemperaturesDisagree", Severity.Trip, FaultUnit.Millidegrees, 15000, 10000, 3000, 5000, Modes.Powered | Modes.Tripped, Reaction.Alarm | Reaction.HeaterOff, TwoTemperatureSamplesMs, 4000, "One plate's sensor is wrong or has come off.");
            True(FaultId.HeaterWithoutRise, "HeaterWithoutRise", Severity.Trip, 0, Modes.Running | Modes.Paused, Reaction.Alarm | Reaction.HeaterOff, 121000, 122000, "The heater does not heat: check its supply, its wires and the plate sensors.");
            True(FaultId.HeatWithoutCommand, "HeatWithoutCommand", Severity.Trip, 0, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff, 121000, 122000, "The heater's power stage is stuck on: cut the supply by hand.");
            High(FaultId.HeaterHot, "HeaterHot", Severity.Trip, FaultUnit.Millidegrees, c.HeaterMillidegreesMax, c.HeaterMillidegreesMax - 10000, 200, 5000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff, TwoTemperatureSamplesMs, 1000, "The heater block is too hot: check its contact to the plates.");
            True(FaultId.HeaterChannelMissing, "HeaterChannelMissing", Severity.Inhibit, 500, Modes.AfterBoot, Reaction.HeaterOff, 2 * OneTickMs, 1000, "The heater block's temperature is not read: check the sensor's plug.");
            High(FaultId.AmbientHot, "AmbientHot", Severity.Warn, FaultUnit.Millidegrees, c.AmbientMillidegreesMax, c.AmbientMillidegreesMax - 2000, 5000, 5000, Modes.AfterBoot, Reaction.None, TwoTemperatureSamplesMs, 6000, "Ventilate the rig: its accuracy is stated up to 35 degC.");
            High(FaultId.ClampForceDeviation, "ClampForceDeviation", Severity.Warn, FaultUnit.Permille, 100, 50, 5000, 5000, Modes.Powered, Reaction.None, 2000, 8000, "The clamp does not hold its force: check actuator and spring.");
            High(FaultId.ClampForceRunaway, "ClampForceRunaway", Severity.Trip, FaultUnit.Millinewtons, c.ClampMillinewtonsMax / 20, c.ClampMillinewtonsMax / 50, 1000, 5000, Modes.AfterBoot, Reaction.ClampSafe | Reaction.Alarm, 2000, 4000, "The force rises by itself: the stack swells or the actuator runs.");
            True(FaultId.ClampNotMoving, "ClampNotMoving", Severity.Warn, 3000, Modes.AfterBoot, Reaction.None, 2000, 6000, "The actuator does not follow its drive: it may be jammed.");
            True(FaultId.ClampChannelMissing, "ClampChannelMissing", Severity.Warn, 500, Modes.AfterBoot, Reaction.None, 2 * OneTickMs, 1000, "Force or travel is not read: check the load cell's plug.");
        }

        private void CurrentPath(RigConfiguration c)
        {
            int stackMin = c.CellCount * (c.CellMicrovoltsMin - c.CellTripMicrovolts);
            Low(FaultId.StackUndervoltage, "StackUndervoltage", Severity.Trip, FaultUnit.Microvolts, stackMin, stackMin + (c.CellCount * (c.CellTripMicrovolts / 2)), 0, 1000, Modes.Powered, Reaction.Alarm, TwoSamplesMs, 150, "Check the cells one by one.");
            High(FaultId.CurrentWithoutCommand, "CurrentWithoutCommand", Severity.Trip, FaultUnit.Nanoamps, 0, -1, 300, 1000, Modes.Powered | Modes.Stopping, Reaction.Alarm, TwoSamplesMs, 500, "The current source does not stop: its stage or its range is at fault.");
            True(FaultId.NoCurrent, "NoCurrent", Severity.Trip, 500, Modes.Running, Reaction.None, TwoSamplesMs, 1000, "No current flows: check contactor, leads and the source's compliance voltage.");
            True(FaultId.RangeMismatch, "RangeMismatch", Severity.Trip, 200, Modes.Running, Reaction.Alarm, TwoSamplesMs, 500, "The current range relay does not follow.");
        }

        private void Integrity(RigConfiguration c)
        {
            True(FaultId.PowerFailing, "PowerFailing", Severity.Trip, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "The supply fails: the program goes on where it stopped once power is back and it is started again.");
            True(FaultId.HeartbeatLost, "HeartbeatLost", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "The heartbeat circuit misses edges: check its wire.");
            High(FaultId.CycleLate, "CycleLate", Severity.Warn, FaultUnit.Ms, RigConfiguration.TickMs, RigConfiguration.TickMs / 2, 0, 1000, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "The control loop is close to its limit.");
            True(FaultId.ClockJump, "ClockJump", Severity.Trip, 0, Modes.AfterBoot, Reaction.Alarm, OneTickMs, 150, "The controller's clock is wrong: restart it.");
            True(FaultId.ConfigurationCrc, "ConfigurationCrc", Severity.Trip, 0, Modes.AfterBoot, Reaction.Alarm, 1000, 1100, "The configuration in memory has changed by itself: restart and provision again.");
            True(FaultId.ProgramCrc, "ProgramCrc", Severity.Trip, 0, Modes.Powered, Reaction.Alarm, 1000, 1100, "The program in memory has changed by itself: restart and load it again.");
            True(FaultId.SelfTestFailed, "SelfTestFailed", Severity.Trip, 0, Modes.SelfTest, Reaction.None, OneTickMs, 150, "The self-test did not pass: its findings name connector and pole, and the arming check lists what else is missing.");
            High(FaultId.ChargeExceeded, "ChargeExceeded", Severity.Trip, FaultUnit.MicroampHours, c.ChargeMicroampHoursMax, c.ChargeMicroampHoursMax - 1, 0, 1000, Modes.Running, Reaction.Alarm, 1000, 1100, "The step moved more charge than the stack can hold: a layer may be shorted.");
            Low(FaultId.ChargeEfficiencyLow, "ChargeEfficiencyLow", Severity.Warn, FaultUnit.Permille, 800, 850, 0, 1000, Modes.Running, Reaction.None, 1000, 1100, "Discharge gave back little: a layer loses charge.");
            True(FaultId.StoreFull, "StoreFull", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "The store is full: telemetry will be lost unless a host fetches it.");
            True(FaultId.OutboxFull, "OutboxFull", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "Telemetry was dropped: the network was away for too long.");
            True(FaultId.CommunicationDead, "CommunicationDead", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, 61000, 61100, "The communication thread stands still: protection goes on, restart when convenient.");
            True(FaultId.BlackBoxWaiting, "BlackBoxWaiting", Severity.Info, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "A trip record waits to be published.");
        }

        private void Drifts(RigConfiguration c)
        {
            int stack = DriftWatch.StackLimit(c.CellCount);
            High(FaultId.CellDrift, "CellDrift", Severity.Warn, FaultUnit.Microvolts, DriftWatch.CellMicrovoltsMax, DriftWatch.CellMicrovoltsMax / 2, 0, 60000, Modes.Powered, Reaction.None, DriftMs, 100000, "A cell's precise and coarse voltages move apart: calibrate it before its next run.");
            High(FaultId.StackDrift, "StackDrift", Severity.Warn, FaultUnit.Microvolts, stack, stack / 2, 0, 60000, Modes.Powered, Reaction.None, DriftMs, 100000, "Stack voltage and sum of the cells move apart: ./rig drift tells whether it is one cell.");
            High(FaultId.CurrentDrift, "CurrentDrift", Severity.Warn, FaultUnit.Nanoamps, 0, -1, 0, 60000, Modes.Powered, Reaction.None, DriftMs, 100000, "The two current sensors move apart: measured charge is in doubt until they are calibrated.");
            High(FaultId.TemperatureDrift, "TemperatureDrift", Severity.Warn, FaultUnit.Millidegrees, DriftWatch.PointMillidegreesMax, DriftWatch.PointMillidegreesMax / 2, 0, 60000, Modes.Powered, Reaction.None, DriftMs, 100000, "A Pt1000 and its thermistor move apart: look whether one has come off its plate.");
            True(FaultId.SecondPathMissing, "SecondPathMissing", Severity.Warn, 0, Modes.Powered, Reaction.None, SecondPathMs, 70000, "The coarse path or a thermistor is not read: a drift would not be seen.");
        }

        private void High(int id, string name, Severity severity, byte unit, int trip, int clear, int inMs, int outMs, int modes, int reaction, int sensingMs, int budgetMs, string hint)
        {
            Row(id, name, severity, unit, trip, clear, inMs, outMs, modes, reaction, sensingMs, budgetMs, hint).High = true;
        }

        private void Low(int id, string name, Severity severity, byte unit, int trip, int clear, int inMs, int outMs, int modes, int reaction, int sensingMs, int budgetMs, string hint)
        {
            Row(id, name, severity, unit, trip, clear, inMs, outMs, modes, reaction, sensingMs, budgetMs, hint);
        }

        private void True(int id, string name, Severity severity, int inMs, int modes, int reaction, int sensingMs, int budgetMs, string hint)
        {
            Row(id, name, severity, FaultUnit.None, 0, 0, inMs, 1000, modes, reaction, sensingMs, budgetMs, hint).High = true;
        }

        private FaultRow Row(int id, string name, Severity severity, byte unit, int trip, int clear, int inMs, int outMs, int modes, int reaction, int sensingMs, int budgetMs, string hint)
        {
            var row = new FaultRow();
            row.Id = id;
            row.Name = name;
            row.Severity = severity;
            row.Unit = unit;
            row.TripLimit = trip;
            row.ClearLimit = clear;
            row.DebounceInMs = inMs;
            row.DebounceOutMs = outMs;
            row.ActiveModes = modes;
            row.Reaction = reaction;
            row.SensingMs = sensingMs;
            row.BudgetMs = budgetMs;
            row.Hint = hint;
            _rows[id] = row;
            return row;
        }
    }
}
