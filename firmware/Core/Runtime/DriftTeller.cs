using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Tells how far each pair of paths has moved apart: once it is known, whenever it has changed by an eighth of its limit, and every
    /// six hours. One pair a second, so that a whole run's story is some ten thousand events.
    /// </summary>
    [CycleCode]
    public sealed class DriftTeller
    {
        private const int TellSeconds = 6 * 3600;
        private const int LimitBits = 3;
        private readonly DriftWatch _drift;
        private readonly EventWriter _events;
        private readonly int[] _told = new int[DriftWatch.Pairs];
        private readonly int[] _toldAtSecond = new int[DriftWatch.Pairs];
        private int _known;
        private int _second;
        private int _next;

        /// <summary>A teller that has told nothing.</summary>
        public DriftTeller(DriftWatch drift, EventWriter events)
        {
            _drift = drift;
            _events = events;
        }

        /// <summary>A run begins.</summary>
        public void Restart()
        {
            _known = 0;
        }

        /// <summary>Looks at the next pair; called once a second.</summary>
        public void Second()
        {
            int second = unchecked(_second + 1);
            _second = second;
            int pair = _next;
            _next = pair + 1 < DriftWatch.Pairs ? pair + 1 : 0;
            DriftWatch drift = _drift;
            int bit = 1 << pair;
            if ((drift.Judged & bit) == 0)
            {
                return;
            }

            int moved = drift.Moved[pair];
            int limit = drift.Limit(pair);
            int change = moved - _told[pair];
            int part = limit >> LimitBits;
            if ((_known & bit) != 0 && change < part && change > -part && unchecked(second - _toldAtSecond[pair]) < TellSeconds)
            {
                return;
            }

            _known |= bit;
            _told[pair] = moved;
            _toldAtSecond[pair] = second;
            _events.Write(EventRecord.DriftTold, DriftWatch.ChannelOf(pair), moved, limit, 0);
        }
    }
}
