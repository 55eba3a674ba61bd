using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Hands the rows of the fault table their values of this tick, group by group. A <see cref="FaultGroup"/> is passed over
    /// while none of its rows is active or on its way and every value of the group lies inside its limits: judging them would
    /// change nothing (a test compares both ways), and the tick stays short on the board's interpreter.
    /// </summary>
    [CycleCode]
    public sealed class SafetyMonitor
    {
        // A sensor's error: half a per mille of its range would be the specification, two per cent is surely a fault.
        private const int SensorErrorDivider = 50;

        // Noise and offset of the smallest range that may never count as a current, in nanoamps.
        private const int FloorNanoamps = 1000;
        private const int ElectricalBits = (1 << Channel.Temperature0) - 1;
        private const int AlarmingDiscretes = Discretes.EmergencyStop | Discretes.DoorOpen | Discretes.HardwareTrip | Discretes.PowerFailing | Discretes.HeartbeatLost;
        private readonly FaultMonitor _faults;
        private readonly int[] _unsettled;
        private readonly RunawayDetector _runaway;
        private readonly int _cellCount;
        private readonly int _cellQuietHigh;
        private readonly int _cellQuietLow;
        private readonly int _spreadQuiet;
        private readonly int _stackSumQuiet;
        private readonly int _stackQuietLow;
        private readonly int _stackQuietHigh;
        private readonly int _currentQuiet;
        private readonly int _plateQuietHigh;
        private readonly int _plateQuietLow;
        private readonly int _riseQuiet;
        private readonly int _runawayRise;
        private readonly int _lateQuiet;
        private readonly int _forceQuiet;
        private int _refusedBefore;
        private byte _toleranceRange = byte.MaxValue;
        private int _tolerance;

        // Inside these two bands, taken while the commands stand, the rows of the current have nothing to say.
        private bool _bandsTaken;
        private byte _bandRange;
        private int _firstFrom;
        private uint _firstWidth;
        private int _secondFrom;
        private uint _secondWidth;

        /// <summary>The monitor of a rig.</summary>
        public SafetyMonitor(RigConfiguration configuration, FaultTable table, FaultMonitor faults)
        {
            _faults = faults;
            _unsettled = faults.Unsettled;
            _cellQuietHigh = Lower(table, FaultId.CellOvervoltageWarn, Lower(table, FaultId.CellOvervoltageInhibit, table.Row(FaultId.CellOvervoltage).TripLimit));
            _cellQuietLow = Higher(table, FaultId.CellUndervoltageWarn, Higher(table, FaultId.CellUndervoltageInhibit, table.Row(FaultId.CellUndervoltage).TripLimit));
            _cellQuietLow = Higher(table, FaultId.CellReversalWarn, Higher(table, FaultId.CellReversalInhibit, Higher(table, FaultId.CellReversal, _cellQuietLow)));
            _spreadQuiet = Lower(table, FaultId.CellDivergenceWarn, table.Row(FaultId.CellDivergence).TripLimit);
            _stackQuietLow = table.Row(FaultId.StackUndervoltage).TripLimit;
            _stackSumQuiet = table.Row(FaultId.StackSumMismatch).TripLimit;
            _stackQuietHigh = table.Row(FaultId.StackOvervoltage).TripLimit;
            _currentQuiet = table.Row(FaultId.Overcurrent).TripLimit;
            _plateQuietHigh = Lower(table, FaultId.OvertemperatureWarn, table.Row(FaultId.Overtemperature).TripLimit);
            _plateQuietLow = table.Row(FaultId.Undertemperature).TripLimit;
            _riseQuiet = Lower(table, FaultId.TemperatureRateWarn, table.Row(FaultId.TemperatureRate).TripLimit);
            _runawayRise = table.Row(FaultId.ThermalRunaway).TripLimit;
            _lateQuiet = Lower(table, FaultId.CycleLate, table.Row(FaultId.CycleOverrun).TripLimit);
            _forceQuiet = table.Row(FaultId.ClampForce).TripLimit;
            _runaway = new RunawayDetector(configuration);
            _cellCount = configuration.CellCount;
        }

        /// <summary>Judges what changes every tick.</summary>
        public void Judge(Snapshot snapshot, SafetyInputs inputs)
        {
            int[] unsettled = _unsettled;
            if (inputs.InvariantBroken || unsettled[FaultGroup.Invariant] != 0)
            {
                _faults.JudgeTrue(FaultId.InvariantBroken, inputs.InvariantBroken, -1);
            }

            int high = snapshot.HighestCellMicrovolts;
            int low = snapshot.LowestCellMicrovolts;
            bool allOk = snapshot.AllCellsOk;
            if (unsettled[FaultGroup.Cells] != 0 || !allOk || high > _cellQuietHigh || low < _cellQuietLow || high - low > _spreadQuiet)
            {
                JudgeCells(snapshot);
            }

            // With every electrical channel read and the commands those of the tick before, the bands say it all.
            bool channelsOk = (snapshot.NotOkMask & ElectricalBits) == 0;
            int[] fast = snapshot.Fast;
            int stack = fast[Channel.Stack];
            int first = fast[Channel.Current];
            int second = fast[Channel.CurrentSecond];
            int gap = snapshot.CellSumMicrovolts - stack;
            int apart = first - second;
            int tolerance = _tolerance;
            if (!inputs.CommandStands || !_bandsTaken || !channelsOk || unsettled[FaultGroup.StackAndCurrent] != 0
                || unchecked((uint)(first - _firstFrom)) > _firstWidth || unchecked((uint)(second - _secondFrom)) > _secondWidth
                || apart > tolerance || apart < -tolerance
                || stack > _stackQuietHigh || stack < _stackQuietLow
                || gap > _stackSumQuiet || gap < -_stackSumQuiet
                || snapshot.CurrentRange != _bandRange)
            {
                JudgeStackAndCurrent(snapshot, inputs);
            }

            if (!channelsOk || unsettled[FaultGroup.Channels] != 0)
            {
                JudgeChannels(snapshot);
            }

            int quietDiscretes = inputs.ContactorCommanded ? Discretes.ContactorClosed : 0;
            if ((snapshot.Discretes & (AlarmingDiscretes | Discretes.ContactorClosed)) != quietDiscretes || !snapshot.DiscretesRead
                || snapshot.LateMs > _lateQuiet || inputs.ClockJumped || inputs.Refused != _refusedBefore || unsettled[FaultGroup.Machine] != 0)
            {
                JudgeMachine(snapshot, inputs);
            }
        }

        /// <summary>Judges temperatures and clamp; called in the ticks that sample them.</summary>
        public void JudgeMedium(Snapshot snapshot, SafetyInputs inputs)
        {
            int[] unsettled = _unsettled;
            int rise = snapshot.FastestRiseMillidegreesPerSecond - inputs.RampMillidegreesPerSecond;
            if (unsettled[FaultGroup.Plates] != 0 || snapshot.MissingPlate >= 0 || snapshot.HottestPlateMillidegrees > _plateQuietHigh || snapshot.ColdestPlateMillidegrees < _plateQuietLow || rise > _riseQuiet)
            {
                JudgePlates(snapshot, rise);
            }

            int force = snapshot.Fast[Channel.ClampForce];
            if (unsettled[FaultGroup.Surroundings] != 0 || force > _forceQuiet)
            {
                _faults.Judge(FaultId.ClampForce, force, Channel.ClampForce);
            }
        }

        private void JudgePlates(Snapshot snapshot, int rise)
        {
            int hottest = snapshot.HottestPlateMillidegrees;
            int hottestChannel = Channel.Temperature0 + snapshot.HottestPlate;
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.OvertemperatureWarn, hottest, hottestChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.Overtemperature, hottest, hottestChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.Undertemperature, snapshot.ColdestPlateMillidegrees, Channel.Temperature0 + snapshot.ColdestPlate);

            int risingChannel = Channel.Temperature0 + snapshot.FastestRisePlate;
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.TemperatureRateWarn, rise, risingChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.TemperatureRate, rise, risingChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.ThermalRunaway, rise > _runawayRise && !_runaway.IsConfirmed(snapshot) ? 0 : rise, risingChannel);
            _faults.JudgeTrue(FaultId.TemperatureChannelMissing, snapshot.MissingPlate >= 0, Channel.Temperature0 + snapshot.MissingPlate);
        }

        /// <summary>Keeps the cells' voltages from before a heating; called once a second.</summary>
        public void Follow(Snapshot snapshot)
        {
            _runaway.Follow(snapshot);
        }

        private void JudgeCells(Snapshot snapshot)
        {
            bool allOk = snapshot.AllCellsOk;
            int high = snapshot.HighestCellMicrovolts;
            int spread = allOk ? high - snapshot.LowestCellMicrovolts : 0;
            int highest = snapshot.HighestCell;
            JudgeWhenRead(allOk, FaultId.CellOvervoltageWarn, high, highest);
            JudgeWhenRead(allOk, FaultId.CellOvervoltageInhibit, high, highest);
            JudgeWhenRead(allOk, FaultId.CellOvervoltage, high, highest);
            int low = snapshot.LowestCellMicrovolts;
            int lowest = snapshot.LowestCell;
            JudgeWhenRead(allOk, FaultId.CellUndervoltageWarn, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellUndervoltageInhibit, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellUndervoltage, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellReversalWarn, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellReversalInhibit, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellReversal, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellDivergenceWarn, spread, lowest);
            JudgeWhenRead(allOk, FaultId.CellDivergence, spread, lowest);
        }

        // A missing reading may raise a fault (its value is pushed by its age) but never ends one.
        private void JudgeWhenRead(bool allRead, int id, int value, int channel)
        {
            if (allRead || !_faults.IsActive(id))
            {
                _faults.Judge(id, value, channel);
            }
        }

        // What both sensors may read under commands that stand. Where a row depends on more than that the first band is empty, and every
        // tick is judged in full.
        private void TakeBands(SafetyInputs inputs, byte range, int tolerance)
        {
            int command = inputs.CommandNanoamps;
            int asked = command < 0 ? -command : command;
            int most = tolerance < _currentQuiet && (command == 0 || !inputs.ContactorCommanded) ? tolerance : _currentQuiet;
            bool whole = range == inputs.CommandRange && inputs.CommandSwingNanoamps == 0 && asked + tolerance <= most && tolerance <= _currentQuiet
                && (asked <= tolerance || asked - tolerance >= asked / 2);
            _bandRange = range;
            _secondFrom = -most;
            _secondWidth = (uint)most + (uint)most;
            _firstFrom = whole ? command - tolerance : int.MaxValue;
            _firstWidth = whole ? (uint)tolerance + (uint)tolerance : 0;
        }

        private void JudgeStackAndCurrent(Snapshot snapshot, SafetyInputs inputs)
        {
            int[] fast = snapshot.Fast;
            int stack = fast[Channel.Stack];
            int first = fast[Channel.Current];
            int command = inputs.CommandNanoamps;
            bool commanded = inputs.ContactorCommanded;

            // Sensing holds every value, and the arbiter every command, where differences are ints (ChannelStages.ValueMax).
            bool stackOk = snapshot.Quality[Channel.Stack] == (byte)Quality.Ok;
            int gap = stackOk && snapshot.AllCellsOk ? snapshot.CellSumMicrovolts - stack : 0;
            gap = gap < 0 ? -gap : gap;
            int apart = first - fast[Channel.CurrentSecond];
            apart = apart < 0 ? -apart : apart;
            int worst = snapshot.WorstNanoamps();
            worst = worst < 0 ? -worst : worst;

            // The median shows the current of a tick ago, so a setpoint that has just changed deviates too: the row's second outlasts that.
            // To wait until the setpoint stands would never look at a held voltage, whose current is found anew in every tick.
            int swing = inputs.CommandSwingNanoamps;
            int deviation = first - command;
            deviation = (deviation < 0 ? -deviation : deviation) - swing;
            byte range = snapshot.CurrentRange;
            int tolerance = range == _toleranceRange ? _tolerance : Tolerance(range);
            int leak = 0;
            int unasked = 0;
            bool none = false;
            bool otherRange = false;
            if (!inputs.CommandStands)
            {
                _bandsTaken = false;
            }
            else if (!_bandsTaken || range != _bandRange)
            {
                _bandsTaken = true;
                TakeBands(inputs, range, tolerance);
            }

            if (!commanded)
            {
                leak = worst;
            }
            else if (command == 0)
            {
                unasked = worst - swing;
            }

            if (command != 0)
            {
                int asked = command < 0 ? -command : command;
                none = asked > tolerance && worst + swing < asked / 2;
                otherRange = range != inputs.CommandRange;
            }

            if (_unsettled[FaultGroup.StackAndCurrent] == 0 && gap <= _stackSumQuiet && stack <= _stackQuietHigh && stack >= _stackQuietLow && worst <= _currentQuiet
                && apart <= tolerance && deviation <= tolerance && leak <= tolerance && unasked <= tolerance && !none && !otherRange)
            {
                return;
            }

            _faults.Judge(FaultId.StackSumMismatch, gap, Channel.Stack);
            _faults.Judge(FaultId.StackOvervoltage, stack, Channel.Stack);
            _faults.Judge(FaultId.Overcurrent, worst, Channel.Current);
            _faults.SetLimit(FaultId.CurrentSensorsDisagree, tolerance);
            _faults.Judge(FaultId.CurrentSensorsDisagree, apart, Channel.CurrentSecond);
            _faults.SetLimit(FaultId.CurrentDeviation, tolerance);
            _faults.Judge(FaultId.CurrentDeviation, deviation, Channel.Current);
            _faults.SetLimit(FaultId.CurrentWithContactorOpen, tolerance);
            _faults.Judge(FaultId.CurrentWithContactorOpen, leak, Channel.Current);
            if (stackOk || !_faults.IsActive(FaultId.StackUndervoltage))
            {
                _faults.Judge(FaultId.StackUndervoltage, stackOk ? stack : int.MaxValue, Channel.Stack);
            }

            _faults.SetLimit(FaultId.CurrentWithoutCommand, tolerance);
            _faults.Judge(FaultId.CurrentWithoutCommand, unasked, Channel.Current);
            _faults.JudgeTrue(FaultId.NoCurrent, none, Channel.Current);
            _faults.JudgeTrue(FaultId.RangeMismatch, otherRange, Channel.Current);
        }

        private void JudgeChannels(Snapshot snapshot)
        {
            bool stack = snapshot.Quality[Channel.Stack] == (byte)Quality.Ok;
            bool first = snapshot.Quality[Channel.Current] == (byte)Quality.Ok;
            bool second = snapshot.Quality[Channel.CurrentSecond] == (byte)Quality.Ok;
            int stale = -1;
            int open = -1;
            if (!snapshot.AllCellsOk)
            {
                for (int i = 0; i < _cellCount; i++)
                {
                    byte q = snapshot.Quality[i];
                    if (q == (byte)Quality.OpenWire)
                    {
                        open = i;
                    }
                    else if (q != (byte)Quality.Ok)
                    {
                        stale = i;
                    }
                }
            }

            _faults.JudgeTrue(FaultId.CellChannelStale, stale >= 0, stale);
            _faults.JudgeTrue(FaultId.CellOpenWire, open >= 0, open);
            _faults.JudgeTrue(FaultId.StackChannelMissing, !stack, Channel.Stack);
            _faults.JudgeTrue(FaultId.CurrentChannelMissing, !first || !second, first ? Channel.CurrentSecond : Channel.Current);
        }

        private void JudgeMachine(Snapshot snapshot, SafetyInputs inputs)
        {
            bool refused = inputs.Refused != _refusedBefore;
            _refusedBefore = inputs.Refused;
            int discretes = snapshot.Discretes;
            bool read = snapshot.DiscretesRead;
            bool closed = (discretes & Discretes.ContactorClosed) != 0;
            _faults.JudgeTrue(FaultId.ContactorWelded, read && closed && !inputs.ContactorCommanded, -1);
            _faults.JudgeTrue(FaultId.ContactorNotClosed, read && !closed && inputs.ContactorCommanded, -1);
            _faults.JudgeTrue(FaultId.EmergencyStop, read && (discretes & Discretes.EmergencyStop) != 0, -1);
            _faults.JudgeTrue(FaultId.DoorOpen, read && (discretes & Discretes.DoorOpen) != 0, -1);
            _faults.JudgeTrue(FaultId.HardwareTrip, read && (discretes & Discretes.HardwareTrip) != 0, -1);
            _faults.JudgeTrue(FaultId.DiscretesMissing, !read, -1);
            _faults.Judge(FaultId.CycleOverrun, snapshot.LateMs, -1);
            _faults.Judge(FaultId.CycleLate, snapshot.LateMs, -1);
            _faults.JudgeTrue(FaultId.ClockJump, inputs.ClockJumped, -1);
            _faults.JudgeTrue(FaultId.PowerFailing, read && (discretes & Discretes.PowerFailing) != 0, -1);
            _faults.JudgeTrue(FaultId.HeartbeatLost, read && (discretes & Discretes.HeartbeatLost) != 0, -1);
            _faults.JudgeTrue(FaultId.RingOverflow, refused, -1);
        }

        private static int Lower(FaultTable table, int id, int other)
        {
            int limit = table.Row(id).TripLimit;
            return limit < other ? limit : other;
        }

        private static int Higher(FaultTable table, int id, int other)
        {
            int limit = table.Row(id).TripLimit;
            return limit > other ? limit : other;
        }

        private int Tolerance(byte range)
        {
            _toleranceRange = range;
            _tolerance = (CurrentRange.NanoampsMax(range) / SensorErrorDivider) + FloorNanoamps;
            return _tolerance;
        }
    }
}
