using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Says whether a condition of the running step holds. Only readings that are Ok can make it hold: a missing reading
    /// never counts as reached, and the step's time limit stands behind it.
    /// </summary>
    [CycleCode]
    public sealed class EndConditions
    {
        /// <summary>How long a step runs before readings may end it, in milliseconds: the first ones still belong to the step before.</summary>
        public const int SettleMs = 100;

        /// <summary>How long a step runs before its current may end it, in milliseconds: the source starts every step from another current.</summary>
        public const int CurrentSettleMs = 1000;

        /// <summary>A held voltage counts as reached within so many microvolts; before that the current of the step says nothing.</summary>
        public const int ReachedMicrovolts = 2000;

        /// <summary>One nanoampere hour in nanoampere milliseconds.</summary>
        public const long NanoampereHour = 3600000L;

        private const byte Ok = (byte)Quality.Ok;

        private readonly ProgramTable _table;
        private readonly int _cells;
        private readonly int _plates;

        /// <param name="table">The program.</param>
        /// <param name="cells">Cells of the stack.</param>
        /// <param name="temperaturePoints">Fitted temperature points, bit n for point n.</param>
        public EndConditions(ProgramTable table, int cells, int temperaturePoints)
        {
            _table = table;
            _cells = cells;
            _plates = temperaturePoints & ((1 << Channel.Plates) - 1);
            Slopes = new SlopeMeter(cells, _plates);
        }

        /// <summary>The slopes within the running step.</summary>
        public readonly SlopeMeter Slopes;

        /// <summary>What the last condition that held had read, in the unit of its kind.</summary>
        public int Value { get; private set; }

        /// <summary>The channel of <see cref="Value"/>, or -1.</summary>
        public int ReadChannel { get; private set; }

        /// <summary>True when the condition holds now; <see cref="Value"/> and <see cref="ReadChannel"/> then say with what.</summary>
        /// <param name="condition">Index of the condition in the table.</param>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="elapsedMs">Milliseconds the step has run.</param>
        /// <param name="chargeNanoampereMilliseconds">Charge the step has moved, charge positive.</param>
        /// <param name="chargeIsMeasured">False when this tick's current was not read.</param>
        /// <param name="voltageIsReached">False while a step that holds a voltage has not reached it.</param>
        public bool Holds(int condition, Snapshot snapshot, long elapsedMs, long chargeNanoampereMilliseconds, bool chargeIsMeasured, bool voltageIsReached)
        {
            int kind = _table.ConditionKind[condition];
            int limit = _table.ConditionLimit[condition];
            ReadChannel = -1;
            if (kind == EndKind.Time)
            {
                Value = Saturate.ToInt(elapsedMs / 10);
                return Value >= limit;
            }

            if (kind == EndKind.Charge)
            {
                long magnitude = chargeNanoampereMilliseconds < 0 ? -chargeNanoampereMilliseconds : chargeNanoampereMilliseconds;
                Value = Saturate.ToInt(magnitude / NanoampereHour);
                return chargeIsMeasured && Value >= limit;
            }

            if (elapsedMs < SettleMs)
            {
                return false;
            }

            if (kind <= EndKind.StackBelow)
            {
                return Reads(snapshot, Channel.Stack) && Compare(kind == EndKind.StackAbove, limit);
            }

            return kind <= EndKind.SpreadBelow
                ? CellsHold(kind, condition, limit, snapshot)
                : OthersHold(kind, limit, snapshot, voltageIsReached && elapsedMs >= CurrentSettleMs);
        }

        private bool CellsHold(int kind, int condition, int limit, Snapshot snapshot)
        {
            switch (kind)
            {
                case EndKind.AnyCellAbove:
                    return ReadsHighest(snapshot) && Value >= limit;
                case EndKind.AnyCellBelow:
                    return ReadsLowest(snapshot) && Value <= limit;
                case EndKind.AllCellsAbove:
                    return snapshot.AllCellsOk && ReadsLowest(snapshot) && Value >= limit;
                case EndKind.AllCellsBelow:
                    return snapshot.AllCellsOk && ReadsHighest(snapshot) && Value <= limit;
                case EndKind.CellAbove:
                case EndKind.CellBelow:
                    return Reads(snapshot, Channel.Cell0 + _table.ConditionChannel[condition]) && Compare(kind == EndKind.CellAbove, limit);
                default:
                    return ReadsSpread(snapshot) && Compare(kind == EndKind.SpreadAbove, limit);
            }
        }

        private bool OthersHold(int kind, int limit, Snapshot snapshot, bool currentCounts)
        {
            switch (kind)
            {
                case EndKind.CurrentAbove:
                case EndKind.CurrentBelow:
                    return currentCounts && ReadsCurrent(snapshot) && Compare(kind == EndKind.CurrentAbove, limit);
                case EndKind.TemperatureAbove:
                    return ReadsPlate(snapshot, true) && Value >= limit;
                case EndKind.TemperatureBelow:
                    return AllPlatesOk(snapshot) && ReadsPlate(snapshot, true) && Value <= limit;
                case EndKind.AllPlatesAbove:
                    return AllPlatesOk(snapshot) && ReadsPlate(snapshot, false) && Value >= limit;
                case EndKind.ForceAbove:
                case EndKind.ForceBelow:
                    return Reads(snapshot, Channel.ClampForce) && Compare(kind == EndKind.ForceAbove, limit);
                case EndKind.CellSlopeBelow:
                case EndKind.CellSlopeAbove:
                    Value = Slopes.CellMicrovoltsPerHour;
                    ReadChannel = Slopes.CellChannel;
                    return Slopes.IsKnown && Compare(kind == EndKind.CellSlopeAbove, limit);
                case EndKind.PlateSlopeBelow:
                    Value = Slopes.PlateMillidegreesPerHour;
                    ReadChannel = Slopes.PlateChannel;
                    return Slopes.IsKnown && ReadChannel >= 0 && Value <= limit;
                default:
                    return false;
            }
        }

        private bool Compare(bool above, int limit)
        {
            return above ? Value >= limit : Value <= limit;
        }

        private bool Reads(Snapshot snapshot, int channel)
        {
            ReadChannel = channel;
            Value = snapshot.Fast[channel];
            return snapshot.Quality[channel] == Ok;
        }

        private bool ReadsCurrent(Snapshot snapshot)
        {
            bool read = Reads(snapshot, Channel.Current) || Reads(snapshot, Channel.CurrentSecond);
            Value = Saturate.Magnitude(Value);
            return read;
        }

        private bool ReadsHighest(Snapshot snapshot)
        {
            // With every cell Ok the snapshot has already looked for it; otherwise only the good cells may speak.
            return snapshot.AllCellsOk && snapshot.HighestCell >= 0
                ? Reads(snapshot, Channel.Cell0 + snapshot.HighestCell)
                : Search(snapshot, Channel.Cell0, _cells, -1, true);
        }

        private bool ReadsLowest(Snapshot snapshot)
        {
            return snapshot.AllCellsOk && snapshot.LowestCell >= 0
                ? Reads(snapshot, Channel.Cell0 + snapshot.LowestCell)
                : Search(snapshot, Channel.Cell0, _cells, -1, false);
        }

        private bool ReadsSpread(Snapshot snapshot)
        {
            if (!snapshot.AllCellsOk || !ReadsLowest(snapshot))
            {
                return false;
            }

            int lowest = Value;
            bool read = ReadsHighest(snapshot);
            Value = Saturate.Subtract(Value, lowest);
            return read;
        }

        private bool ReadsPlate(Snapshot snapshot, bool hottest)
        {
            return Search(snapshot, Channel.Temperature0, Channel.Plates, _plates, hottest);
        }

        private bool AllPlatesOk(Snapshot snapshot)
        {
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((_plates & (1 << i)) != 0 && snapshot.Quality[Channel.Temperature0 + i] != Ok)
                {
                    return false;
                }
            }

            return _plates != 0;
        }

        private bool Search(Snapshot snapshot, int first, int count, int fitted, bool highest)
        {
            ReadChannel = -1;
            for (int i = 0; i < count; i++)
            {
                int channel = first + i;
                if ((fitted & (1 << i)) == 0 || snapshot.Quality[channel] != Ok)
                {
                    continue;
                }

                int value = snapshot.Fast[channel];
                if (ReadChannel < 0 || (highest ? value > Value : value < Value))
                {
                    ReadChannel = channel;
                    Value = value;
                }
            }

            return ReadChannel >= 0;
        }
    }
}
