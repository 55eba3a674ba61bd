using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>Hands every row of the fault table its value of this tick, in the order of the table.</summary>
    [CycleCode]
    public sealed class SafetyMonitor
    {
        // A sensor's error: half a per mille of its range would be the specification, two per cent is surely a fault.
        private const int SensorErrorDivider = 50;

        // Noise and offset of the smallest range that may never count as a current, in nanoamps.
        private const int FloorNanoamps = 1000;
        private readonly FaultMonitor _faults;
        private readonly RunawayDetector _runaway;
        private readonly int _cellCount;
        private int _refusedBefore;
        private int _commandBefore;

        /// <summary>The monitor of a rig.</summary>
        public SafetyMonitor(RigConfiguration configuration, FaultMonitor faults)
        {
            _faults = faults;
            _runaway = new RunawayDetector(configuration);
            _cellCount = configuration.CellCount;
        }

        /// <summary>Judges what changes every tick.</summary>
        public void Judge(Snapshot snapshot, SafetyInputs inputs)
        {
            _faults.JudgeTrue(FaultId.InvariantBroken, inputs.InvariantBroken, -1);
            JudgeCells(snapshot);
            JudgeStackAndCurrent(snapshot, inputs);
            JudgeChannels(snapshot);
            JudgeMachine(snapshot, inputs);
        }

        /// <summary>Judges the temperatures; called in the ticks that sample them.</summary>
        public void JudgeTemperatures(Snapshot snapshot, SafetyInputs inputs)
        {
            int hottest = snapshot.HottestPlateMillidegrees;
            int hottestChannel = Channel.Temperature0 + snapshot.HottestPlate;
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.OvertemperatureWarn, hottest, hottestChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.Overtemperature, hottest, hottestChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.Undertemperature, snapshot.ColdestPlateMillidegrees, Channel.Temperature0 + snapshot.ColdestPlate);

            int risingChannel = Channel.Temperature0 + snapshot.FastestRisePlate;
            int rise = snapshot.FastestRiseMillidegreesPerSecond - inputs.RampMillidegreesPerSecond;
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.TemperatureRateWarn, rise, risingChannel);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.TemperatureRate, rise, risingChannel);
            _runaway.Follow(snapshot);
            JudgeWhenRead(snapshot.MissingPlate < 0, FaultId.ThermalRunaway, _runaway.IsConfirmed(snapshot) ? rise : 0, risingChannel);
            _faults.JudgeTrue(FaultId.TemperatureChannelMissing, snapshot.MissingPlate >= 0, Channel.Temperature0 + snapshot.MissingPlate);
        }

        /// <summary>Judges the clamp; called in the ticks that sample it.</summary>
        public void JudgeClamp(Snapshot snapshot)
        {
            _faults.Judge(FaultId.ClampForce, snapshot.Fast[Channel.ClampForce], Channel.ClampForce);
        }

        private void JudgeCells(Snapshot snapshot)
        {
            bool allOk = snapshot.AllCellsOk;
            int high = snapshot.HighestCellMicrovolts;
            int highest = snapshot.HighestCell;
            JudgeWhenRead(allOk, FaultId.CellOvervoltageWarn, high, highest);
            JudgeWhenRead(allOk, FaultId.CellOvervoltageInhibit, high, highest);
            JudgeWhenRead(allOk, FaultId.CellOvervoltage, high, highest);
            int low = snapshot.LowestCellMicrovolts;
            int lowest = snapshot.LowestCell;
            JudgeWhenRead(allOk, FaultId.CellUndervoltageWarn, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellUndervoltageInhibit, low, lowest);
            JudgeWhenRead(allOk, FaultId.CellUndervoltage, low, lowest);
        }

        // A missing reading may raise a fault (its value is pushed by its age) but never ends one.
        private void JudgeWhenRead(bool allRead, int id, int value, int channel)
        {
            if (allRead || !_faults.IsActive(id))
            {
                _faults.Judge(id, value, channel);
            }
        }

        private void JudgeStackAndCurrent(Snapshot snapshot, SafetyInputs inputs)
        {
            bool stackOk = snapshot.Quality[Channel.Stack] == (byte)Quality.Ok;
            int stack = snapshot.Fast[Channel.Stack];
            int gap = stackOk && snapshot.AllCellsOk ? Saturate.Magnitude(snapshot.CellSumMicrovolts - stack) : 0;
            _faults.Judge(FaultId.StackSumMismatch, gap, Channel.Stack);
            _faults.Judge(FaultId.StackOvervoltage, stack, Channel.Stack);

            int worst = Saturate.Magnitude(snapshot.WorstNanoamps);
            _faults.Judge(FaultId.Overcurrent, worst, Channel.Current);

            int tolerance = (CurrentRange.NanoampsMax(snapshot.CurrentRange) / SensorErrorDivider) + FloorNanoamps;
            int first = snapshot.Fast[Channel.Current];
            _faults.SetLimit(FaultId.CurrentSensorsDisagree, tolerance);
            _faults.Judge(FaultId.CurrentSensorsDisagree, Saturate.Magnitude(first - snapshot.Fast[Channel.CurrentSecond]), Channel.CurrentSecond);

            // The median shows the current of one tick ago: a setpoint that has just changed is not a deviation.
            bool steady = _commandBefore == inputs.CommandNanoamps;
            _commandBefore = inputs.CommandNanoamps;
            _faults.SetLimit(FaultId.CurrentDeviation, tolerance);
            _faults.Judge(FaultId.CurrentDeviation, steady ? Saturate.Magnitude(Saturate.Subtract(first, inputs.CommandNanoamps)) : 0, Channel.Current);

            bool open = !inputs.ContactorCommanded;
            _faults.SetLimit(FaultId.CurrentWithContactorOpen, tolerance);
            _faults.Judge(FaultId.CurrentWithContactorOpen, open ? worst : 0, Channel.Current);
        }

        private void JudgeChannels(Snapshot snapshot)
        {
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
            _faults.JudgeTrue(FaultId.StackChannelMissing, snapshot.Quality[Channel.Stack] != (byte)Quality.Ok, Channel.Stack);
            bool first = snapshot.Quality[Channel.Current] == (byte)Quality.Ok;
            bool second = snapshot.Quality[Channel.CurrentSecond] == (byte)Quality.Ok;
            _faults.JudgeTrue(FaultId.CurrentChannelMissing, !first || !second, first ? Channel.CurrentSecond : Channel.Current);
        }

        private void JudgeMachine(Snapshot snapshot, SafetyInputs inputs)
        {
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
            _faults.JudgeTrue(FaultId.RingOverflow, inputs.Refused != _refusedBefore, -1);
            _refusedBefore = inputs.Refused;
        }
    }
}
