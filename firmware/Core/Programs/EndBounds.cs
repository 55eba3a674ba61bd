using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// The nearest limits of the running step, taken from its conditions when it begins: while every quantity stays inside
    /// them no condition can hold, and <see cref="EndConditions"/> need not be asked one by one. In doubt, with a reading
    /// missing, it says that one may.
    /// </summary>
    [CycleCode]
    public sealed class EndBounds
    {
        // What the step's conditions read beside highest, lowest, stack, current and hottest, bits of _reads: few steps ask for it.
        private const int CellsInside = 1;
        private const int PlatesInside = 2;
        private const int Force = 4;
        private const int Slopes = 8;
        private const int CellBits = (1 << Channel.CellsMax) - 1;
        private readonly ProgramTable _table;
        private readonly SlopeMeter _slopes;
        private readonly int _cellMarginMicrovolts;
        private readonly int _plateBits;
        private long _elapsedMs;
        private long _chargeNanoampereMilliseconds;
        private int _reads;

        // Channels without a good reading of which one may hold, bits of Snapshot.NotOkMask.
        private int _watched;
        private int _stackAbove;
        private int _stackBelow;
        private int _highestAbove;
        private int _highestBelow;
        private int _lowestAbove;
        private int _lowestBelow;
        private int _spreadAbove;
        private int _spreadBelow;
        private int _currentAbove;
        private int _currentBelow;
        private int _hottestAbove;
        private int _hottestBelow;
        private int _coldestAbove;
        private int _forceAbove;
        private int _forceBelow;

        /// <param name="table">The program.</param>
        /// <param name="slopes">The slopes within the running step.</param>
        /// <param name="configuration">The rig's plates, and how far a cell may pass the program's own window before the program ends.</param>
        public EndBounds(ProgramTable table, SlopeMeter slopes, RigConfiguration configuration)
        {
            _table = table;
            _slopes = slopes;
            _cellMarginMicrovolts = configuration.CellTripMicrovolts;
            _plateBits = (configuration.TemperaturePoints & ((1 << Channel.Plates) - 1)) << Channel.Temperature0;
        }

        /// <summary>True when a condition of the step reads a slope; written here alone. A field, since the loop reads it every tick.</summary>
        public bool ReadsSlopes;

        /// <summary>Takes the limits of a step; called when it begins.</summary>
        public void Take(int step)
        {
            Clear();
            _elapsedMs = _table.TimeLimitMs[step];
            ReadsSlopes = false;
            TakeProgramLimits();
            int end = _table.FirstCondition[step + 1];
            for (int i = _table.FirstCondition[step]; i < end; i++)
            {
                int kind = _table.ConditionKind[i];
                int limit = _table.ConditionLimit[i];
                if (kind <= EndKind.StackBelow)
                {
                    TakeWhole(kind, limit);
                }
                else if (kind <= EndKind.SpreadBelow)
                {
                    TakeCells(kind, limit);
                }
                else
                {
                    TakeOthers(kind, limit);
                }
            }

        }

        /// <summary>False when no condition of the step can hold and its time is not up.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="elapsedMs">Milliseconds the step has run.</param>
        /// <param name="chargeNanoampereMilliseconds">Charge the step has moved, charge positive.</param>
        public bool MayEnd(Snapshot snapshot, long elapsedMs, long chargeNanoampereMilliseconds)
        {
            long charge = _chargeNanoampereMilliseconds;
            int reads = _reads;
            if (elapsedMs >= _elapsedMs || chargeNanoampereMilliseconds >= charge || chargeNanoampereMilliseconds <= -charge || (snapshot.NotOkMask & _watched) != 0)
            {
                return true;
            }

            // What no condition reads has bounds that nothing reaches.
            int[] fast = snapshot.Fast;
            int stack = fast[Channel.Stack];
            int current = fast[Channel.Current];
            current = current < 0 ? -current : current;
            return snapshot.HighestCellMicrovolts >= _highestAbove || snapshot.LowestCellMicrovolts <= _lowestBelow
                || stack >= _stackAbove || stack <= _stackBelow
                || current >= _currentAbove || current <= _currentBelow
                || snapshot.HottestPlateMillidegrees >= _hottestAbove
                || (reads != 0 && RareMayEnd(snapshot, reads));
        }

        private bool RareMayEnd(Snapshot snapshot, int reads)
        {
            int high = snapshot.HighestCellMicrovolts;
            int low = snapshot.LowestCellMicrovolts;
            int force = snapshot.Fast[Channel.ClampForce];
            return ((reads & CellsInside) != 0 && (!snapshot.AllCellsOk || high <= _highestBelow || low >= _lowestAbove || high - low >= _spreadAbove || high - low <= _spreadBelow))
                || ((reads & PlatesInside) != 0 && (snapshot.MissingPlate >= 0 || snapshot.HottestPlateMillidegrees <= _hottestBelow || snapshot.ColdestPlateMillidegrees >= _coldestAbove))
                || ((reads & Force) != 0 && (force >= _forceAbove || force <= _forceBelow))
                || ((reads & Slopes) != 0 && _slopes.IsKnown);
        }

        private void Clear()
        {
            _chargeNanoampereMilliseconds = long.MaxValue;
            _reads = 0;
            _watched = 0;
            _stackAbove = int.MaxValue;
            _stackBelow = int.MinValue;
            _highestAbove = int.MaxValue;
            _highestBelow = int.MinValue;
            _lowestAbove = int.MaxValue;
            _lowestBelow = int.MinValue;
            _spreadAbove = int.MaxValue;
            _spreadBelow = int.MinValue;
            _currentAbove = int.MaxValue;
            _currentBelow = int.MinValue;
            _hottestAbove = int.MaxValue;
            _hottestBelow = int.MinValue;
            _coldestAbove = int.MaxValue;
            _forceAbove = int.MaxValue;
            _forceBelow = int.MinValue;
        }

        private void TakeProgramLimits()
        {
            if (_table.CellMicrovoltsMax != ProgramImage.Unset)
            {
                _watched |= CellBits;
                _highestAbove = Saturate.ToInt((long)_table.CellMicrovoltsMax + _cellMarginMicrovolts + 1);
            }

            if (_table.CellMicrovoltsMin != ProgramImage.Unset)
            {
                _watched |= CellBits;
                _lowestBelow = Saturate.ToInt((long)_table.CellMicrovoltsMin - _cellMarginMicrovolts - 1);
            }

            if (_table.PlateMillidegreesMax != ProgramImage.Unset)
            {
                _watched |= _plateBits;
                _hottestAbove = Saturate.ToInt((long)_table.PlateMillidegreesMax + 1);
            }
        }

        private void TakeWhole(int kind, int limit)
        {
            long charge = limit * EndConditions.NanoampereHour;
            switch (kind)
            {
                case EndKind.Time:
                    _elapsedMs = limit * 10L < _elapsedMs ? limit * 10L : _elapsedMs;
                    break;
                case EndKind.Charge:
                    _chargeNanoampereMilliseconds = charge < _chargeNanoampereMilliseconds ? charge : _chargeNanoampereMilliseconds;
                    break;
                case EndKind.StackAbove:
                    _stackAbove = Lower(limit, _stackAbove);
                    break;
                default:
                    _stackBelow = Higher(limit, _stackBelow);
                    break;
            }
        }

        private void TakeCells(int kind, int limit)
        {
            bool outside = kind == EndKind.AnyCellAbove || kind == EndKind.CellAbove || kind == EndKind.AnyCellBelow || kind == EndKind.CellBelow;
            _watched |= outside ? CellBits : 0;
            _reads |= outside ? 0 : CellsInside;
            switch (kind)
            {
                // A named cell above its limit makes the highest one stand above it too.
                case EndKind.AnyCellAbove:
                case EndKind.CellAbove:
                    _highestAbove = Lower(limit, _highestAbove);
                    break;
                case EndKind.AnyCellBelow:
                case EndKind.CellBelow:
                    _lowestBelow = Higher(limit, _lowestBelow);
                    break;
                case EndKind.AllCellsAbove:
                    _lowestAbove = Lower(limit, _lowestAbove);
                    break;
                case EndKind.AllCellsBelow:
                    _highestBelow = Higher(limit, _highestBelow);
                    break;
                case EndKind.SpreadAbove:
                    _spreadAbove = Lower(limit, _spreadAbove);
                    break;
                default:
                    _spreadBelow = Higher(limit, _spreadBelow);
                    break;
            }
        }

        private void TakeOthers(int kind, int limit)
        {
            _watched |= kind == EndKind.CurrentAbove || kind == EndKind.CurrentBelow ? 1 << Channel.Current : 0;
            _reads |= kind == EndKind.ForceAbove || kind == EndKind.ForceBelow ? Force : 0;
            ReadsSlopes |= kind >= EndKind.CellSlopeBelow && kind <= EndKind.PlateSlopeBelow;
            _reads |= ReadsSlopes ? Slopes : 0;
            _watched |= kind == EndKind.TemperatureAbove ? _plateBits : 0;
            _reads |= kind == EndKind.TemperatureBelow || kind == EndKind.AllPlatesAbove ? PlatesInside : 0;
            switch (kind)
            {
                case EndKind.CurrentAbove:
                    _currentAbove = Lower(limit, _currentAbove);
                    break;
                case EndKind.CurrentBelow:
                    _currentBelow = Higher(limit, _currentBelow);
                    break;
                case EndKind.TemperatureAbove:
                    _hottestAbove = Lower(limit, _hottestAbove);
                    break;
                case EndKind.TemperatureBelow:
                    _hottestBelow = Higher(limit, _hottestBelow);
                    break;
                case EndKind.AllPlatesAbove:
                    _coldestAbove = Lower(limit, _coldestAbove);
                    break;
                case EndKind.ForceAbove:
                    _forceAbove = Lower(limit, _forceAbove);
                    break;
                case EndKind.ForceBelow:
                    _forceBelow = Higher(limit, _forceBelow);
                    break;
                case EndKind.CellSlopeBelow:
                case EndKind.CellSlopeAbove:
                case EndKind.PlateSlopeBelow:
                    break;
                default:
                    // A kind this class does not know may hold at any time.
                    _elapsedMs = 0;
                    break;
            }
        }

        private static int Lower(int a, int b)
        {
            return a < b ? a : b;
        }

        private static int Higher(int a, int b)
        {
            return a > b ? a : b;
        }
    }
}
