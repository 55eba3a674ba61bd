using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// The state of every row of the fault table: debounce, active, latched, and the value that raised it. It compares and
    /// remembers; which value belongs to which row is <see cref="SafetyMonitor"/>'s.
    /// </summary>
    [CycleCode]
    public sealed class FaultMonitor
    {
        /// <summary>Changes of one tick that are kept; more rows than there are cannot change.</summary>
        public const int ChangesMax = FaultId.Count;

        private readonly int[] _trip = new int[FaultId.Count];
        private readonly int[] _clear = new int[FaultId.Count];
        private readonly int[] _inMs = new int[FaultId.Count];
        private readonly int[] _outMs = new int[FaultId.Count];
        private readonly int[] _modes = new int[FaultId.Count];
        private readonly bool[] _high = new bool[FaultId.Count];
        private readonly byte[] _severity = new byte[FaultId.Count];
        private readonly int[] _reaction = new int[FaultId.Count];

        private readonly bool[] _active = new bool[FaultId.Count];
        private readonly bool[] _latched = new bool[FaultId.Count];
        private readonly bool[] _changing = new bool[FaultId.Count];
        private readonly int[] _changingSinceMs = new int[FaultId.Count];
        private readonly int[] _value = new int[FaultId.Count];
        private readonly int[] _channel = new int[FaultId.Count];
        private readonly int[] _changed = new int[ChangesMax];
        private readonly byte[] _group = new byte[FaultId.Count];
        private int _activeCount;
        private int _latchedReactions;

        /// <summary>All rows quiet.</summary>
        public FaultMonitor(FaultTable table)
        {
            for (int i = 0; i < FaultId.Count; i++)
            {
                FaultRow row = table.Row(i);
                _trip[i] = row.TripLimit;
                _clear[i] = row.ClearLimit;
                _inMs[i] = row.DebounceInMs;
                _outMs[i] = row.DebounceOutMs;
                _modes[i] = row.ActiveModes;
                _high[i] = row.High;
                _severity[i] = (byte)row.Severity;
                _reaction[i] = row.Reaction;
                _channel[i] = -1;
                _group[i] = FaultGroup.Of(i);
            }
        }

        /// <summary>Time of the tick, wrapping milliseconds; whoever judges sets it first, as the mode: fields, since it is done every tick.</summary>
        public int NowMs;

        /// <summary>The mode in which the rows are judged.</summary>
        public RigMode Mode;

        /// <summary>Rows that became active or inactive; whoever has told of them sets it back to 0.</summary>
        public int Changes;

        /// <summary>Rows of severity Trip that are active now; written here alone, as the field after it.</summary>
        public int ActiveTrips;

        /// <summary>All that active rows take away, bits of <see cref="Reaction"/>.</summary>
        public int Reactions;

        /// <summary>Rows active now.</summary>
        public int ActiveCount
        {
            get { return _activeCount; }
        }

        /// <summary>
        /// Rows of each <see cref="FaultGroup"/> that are active, plus those on their way to or from it; written here alone.
        /// Shape [<see cref="FaultGroup.Count"/>].
        /// </summary>
        public readonly int[] Unsettled = new int[FaultGroup.Count];

        /// <summary>True when no row is active and none is on its way to or from it.</summary>
        public bool IsQuiet
        {
            get
            {
                int unsettled = 0;
                for (int i = 0; i < FaultGroup.Count; i++)
                {
                    unsettled += Unsettled[i];
                }

                return unsettled == 0;
            }
        }

        /// <summary>Id of the n-th change of this tick, 0..<see cref="Changes"/>-1.</summary>
        public int Changed(int n)
        {
            return _changed[n];
        }

        /// <summary>True while the row's condition holds.</summary>
        public bool IsActive(int id)
        {
            return _active[id];
        }

        /// <summary>True from the first time the row was active until the acknowledge.</summary>
        public bool IsLatched(int id)
        {
            return _latched[id];
        }

        /// <summary>The value that raised the row, or the newest one, in the row's unit.</summary>
        public int Value(int id)
        {
            return _value[id];
        }

        /// <summary>The channel that raised the row, or -1.</summary>
        public int ChannelOf(int id)
        {
            return _channel[id];
        }

        /// <summary>The limit that the row is judged against now, in the row's unit.</summary>
        public int Limit(int id)
        {
            return _trip[id];
        }

        /// <summary>Severity of a row.</summary>
        public Severity SeverityOf(int id)
        {
            return (Severity)_severity[id];
        }

        /// <summary>Gives a row a limit that follows from this tick's range or setpoint; the clear limit lies at half of it.</summary>
        public void SetLimit(int id, int limit)
        {
            _trip[id] = limit;
            _clear[id] = limit >> 1;
        }

        /// <summary>Judges a value against a row.</summary>
        /// <param name="id">Row.</param>
        /// <param name="value">In the row's unit.</param>
        /// <param name="channel">Channel the value came from, or -1.</param>
        public void Judge(int id, int value, int channel)
        {
            bool active = _active[id];
            if (!active && !_changing[id])
            {
                // Most rows in most ticks: nothing to end, and the value lies inside.
                int trip = _trip[id];
                if (_high[id] ? value <= trip : value >= trip)
                {
                    return;
                }
            }

            if (((_modes[id] >> (int)Mode) & 1) == 0)
            {
                Silence(id);
            }
            else if (active)
            {
                JudgeActive(id, value);
            }
            else
            {
                JudgeInactive(id, value, channel);
            }
        }

        /// <summary>Judges a condition.</summary>
        public void JudgeTrue(int id, bool bad, int channel)
        {
            if (!bad && !_active[id] && !_changing[id])
            {
                return;
            }

            if (((_modes[id] >> (int)Mode) & 1) == 0)
            {
                Silence(id);
                return;
            }

            if (bad == _active[id])
            {
                Settle(id);
                return;
            }

            if (Held(id, bad ? _inMs[id] : _outMs[id]))
            {
                if (bad)
                {
                    Raise(id, 1, channel);
                }
                else
                {
                    Lower(id, 0);
                }
            }
        }

        /// <summary>The first row of severity Trip that is active, or -1.</summary>
        public int FirstActiveTrip()
        {
            return ActiveTrips == 0 ? -1 : FindActiveTrip();
        }

        /// <summary>All that latched rows ask for after a trip, bits of <see cref="Reaction"/>.</summary>
        public int LatchedReactions()
        {
            return _latchedReactions;
        }

        /// <summary>Forgets the latches of rows that are no longer active.</summary>
        public void ReleaseLatches()
        {
            _latchedReactions = 0;
            for (int i = 0; i < FaultId.Count; i++)
            {
                _latched[i] = _active[i];
                if (_active[i] && _severity[i] == (byte)Severity.Trip)
                {
                    _latchedReactions |= _reaction[i];
                }
            }
        }

        private int FindActiveTrip()
        {
            for (int i = 0; i < FaultId.Count; i++)
            {
                if (_active[i] && _severity[i] == (byte)Severity.Trip)
                {
                    return i;
                }
            }

            return -1;
        }

        private void JudgeInactive(int id, int value, int channel)
        {
            int trip = _trip[id];
            if (_high[id] ? value <= trip : value >= trip)
            {
                Settle(id);
            }
            else if (Held(id, _inMs[id]))
            {
                Raise(id, value, channel);
            }
        }

        private void JudgeActive(int id, int value)
        {
            int clear = _clear[id];
            if (_high[id] ? value > clear : value < clear)
            {
                Settle(id);
            }
            else if (Held(id, _outMs[id]))
            {
                Lower(id, value);
            }
        }

        private bool Held(int id, int wantedMs)
        {
            if (wantedMs == 0)
            {
                return true;
            }

            if (!_changing[id])
            {
                _changing[id] = true;
                Unsettled[_group[id]]++;
                _changingSinceMs[id] = NowMs;
                return false;
            }

            return Time.ElapsedMs(NowMs, _changingSinceMs[id]) >= wantedMs;
        }

        private void Settle(int id)
        {
            if (_changing[id])
            {
                _changing[id] = false;
                Unsettled[_group[id]]--;
            }
        }

        private void Silence(int id)
        {
            Settle(id);
            if (_active[id])
            {
                Lower(id, _value[id]);
            }
        }

        private void Raise(int id, int value, int channel)
        {
            _active[id] = true;
            _latched[id] = true;
            _value[id] = value;
            _channel[id] = channel;
            _activeCount++;
            Unsettled[_group[id]]++;
            Reactions |= _reaction[id];
            if (_severity[id] == (byte)Severity.Trip)
            {
                ActiveTrips++;
                _latchedReactions |= _reaction[id];
            }

            Note(id);
        }

        private void Lower(int id, int value)
        {
            _active[id] = false;
            _value[id] = value;
            _activeCount--;
            Unsettled[_group[id]]--;
            ActiveTrips -= _severity[id] == (byte)Severity.Trip ? 1 : 0;
            Reactions = 0;
            for (int i = 0; i < FaultId.Count; i++)
            {
                Reactions |= _active[i] ? _reaction[i] : 0;
            }

            Note(id);
        }

        private void Note(int id)
        {
            Settle(id);
            if (Changes < ChangesMax)
            {
                _changed[Changes++] = id;
            }
        }
    }
}
