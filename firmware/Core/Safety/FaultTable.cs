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
        private readonly FaultRow[] _rows = new FaultRow[FaultId.Count];

        /// <summary>The table of a rig.</summary>
        public FaultTable(RigConfiguration c)
        {
            Row(FaultId.InvariantBroken, "InvariantBroken", Severity.Trip, FaultUnit.None, 0, 0, 0, 0, Modes.AfterBoot, Reaction.Alarm, 0, 100, "Firmware fault: keep the black box and report it.");
            CellVoltages(c);
            StackAndCurrent(c);
            Temperatures(c);
            Channels();
            Machine(c);
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
            High(FaultId.TemperatureRateWarn, "TemperatureRateWarn", Severity.Warn, FaultUnit.MillidegreesPerSecond, 200, 100, 200, 5000, Modes.AfterBoot, Reaction.None, SlopeMs, 1000, "A plate heats by itself: watch the cell on it.");
            High(FaultId.TemperatureRate, "TemperatureRate", Severity.Trip, FaultUnit.MillidegreesPerSecond, 500, 200, 100, 5000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff, SlopeMs, 1000, "A plate heats by itself: keep the door closed and stay away.");
            High(FaultId.ThermalRunaway, "ThermalRunaway", Severity.Trip, FaultUnit.MillidegreesPerSecond, 1000, 500, 3000, 60000, Modes.AfterBoot, Reaction.Alarm | Reaction.HeaterOff | Reaction.ClampSafe, SlopeMs, 4000, "A cell feeds its own heat; cutting power does not stop it: leave the room and ventilate.");
        }

        private void Channels()
        {
            True(FaultId.CellChannelStale, "CellChannelStale", Severity.Trip, 100, Modes.Powered, Reaction.Alarm, OneTickMs, 250, "A cell is not read: check the front end's bus and the tap's connector.");
            True(FaultId.CellOpenWire, "CellOpenWire", Severity.Trip, 50, Modes.Powered, Reaction.Alarm, OneTickMs, 250, "A tap is not connected: check its ferrule.");
            True(FaultId.StackChannelMissing, "StackChannelMissing", Severity.Trip, 100, Modes.Powered, Reaction.Alarm, OneTickMs, 250, "The stack's own voltage is not read: check its leads.");
            True(FaultId.CurrentChannelMissing, "CurrentChannelMissing", Severity.Trip, 50, Modes.Powered, Reaction.Alarm, OneTickMs, 150, "A current sensor is not read or is driven beyond its range.");
            True(FaultId.TemperatureChannelMissing, "TemperatureChannelMissing", Severity.Trip, 500, Modes.Powered, Reaction.Alarm | Reaction.HeaterOff, 2 * OneTickMs, 1000, "A plate's temperature is not read: check the sensor's plug.");
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
            True(FaultId.RingOverflow, "RingOverflow", Severity.Warn, 0, Modes.AfterBoot, Reaction.None, OneTickMs, 150, "Records were lost: the communication thread does not keep up.");
            High(FaultId.ClampForce, "ClampForce", Severity.Trip, FaultUnit.Millinewtons, force + (force / 10), force, 200, 1000, Modes.AfterBoot, Reaction.ClampSafe | Reaction.Alarm, TwoTemperatureSamplesMs, 1000, "The clamp presses harder than its head may: check actuator and force sensor.");
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
