using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Discharge over charge of the last full cycle, from the charge counted in each direction: what falls when a layer
    /// loses charge through a soft short (papers 000, 002 and 004 see it before the capacity goes).
    /// </summary>
    [CycleCode]
    public sealed class ChargeBalance
    {
        // A half cycle below this is a pulse, not a cycle: 10 uAh in nanoampere milliseconds.
        private const long HalfCycleMin = 10L * 1000 * 3600 * 1000;
        private long _before;
        private long _charge;
        private long _discharge;

        /// <summary>Discharge over charge in thousandths; 1000 before there is a cycle.</summary>
        public int EfficiencyPermille { get; private set; } = 1000;

        /// <summary>Counts what has moved since the last call; called once a second.</summary>
        /// <param name="programNanoampereMilliseconds">Charge moved since the program's start, charge positive.</param>
        public void Follow(long programNanoampereMilliseconds)
        {
            long moved = programNanoampereMilliseconds - _before;
            _before = programNanoampereMilliseconds;
            if (moved >= 0)
            {
                if (_discharge >= HalfCycleMin && moved > 0)
                {
                    Close();
                }

                _charge += moved;
            }
            else
            {
                _discharge -= moved;
            }
        }

        /// <summary>Forgets everything: a new program, or one that goes on.</summary>
        /// <param name="programNanoampereMilliseconds">Charge moved since its start, charge positive.</param>
        public void Reset(long programNanoampereMilliseconds)
        {
            _before = programNanoampereMilliseconds;
            _charge = 0;
            _discharge = 0;
            EfficiencyPermille = 1000;
        }

        private void Close()
        {
            long thousandth = _charge / 1000;
            if (thousandth > 0 && _charge >= HalfCycleMin)
            {
                long permille = _discharge / thousandth;
                EfficiencyPermille = permille > 2000 ? 2000 : (int)permille;
            }

            _charge = 0;
            _discharge = 0;
        }
    }
}
