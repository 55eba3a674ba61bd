using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Chooses the current range of a request and leads the current through a change of it. The smallest range that carries the
    /// request has the smallest error. The range relays never move while current is asked for or measured:
    /// <code>
    /// Steady --another range--> Emptying --both sensors at zero--> Switching --relays rest--> Rising --> Steady
    ///    \--first current since the contactor closed----------------------------------------->/
    /// </code>
    /// A change from a flowing current takes four ticks without current, one from a rest two; then the current rises in four steps
    /// of a quarter. Inside a range a setpoint acts at once: pulses stay steep.
    /// </summary>
    [CycleCode]
    public sealed class CurrentControl
    {
        /// <summary>Ticks in which the current rises to its setpoint after a change of range and after the contactor closed.</summary>
        public const int RisingTicks = 4;

        /// <summary>
        /// So many ticks at most it waits for the sensors to read zero. A current that still flows then is below the tolerance of
        /// CurrentWithoutCommand, or that row has tripped long before.
        /// </summary>
        public const int EmptyingTicksMax = 20;

        // Per mille of the range; hardware/source.md asks for it on both sensors.
        private const int ZeroDivider = 1000;
        private const int SwitchingTicks = 2;
        private const byte Steady = 0;
        private const byte Emptying = 1;
        private const byte Switching = 2;
        private const byte Rising = 3;
        private byte _phase;
        private byte _wantedRange;
        private int _rangeNanoamps;
        private int _wantedNanoamps;
        private int _ticks;
        private bool _isFresh = true;

        // Fields, not properties, since the loop reads them every tick; written here alone.

        /// <summary>The <see cref="CurrentRange"/> to command.</summary>
        public byte Range;

        /// <summary>The current to command in nanoamps: the wanted one, or what the change of range leaves of it.</summary>
        public int Nanoamps;

        /// <summary>True while less than the wanted current is commanded on purpose; whoever holds a voltage with it waits.</summary>
        public bool IsBusy;

        /// <summary>One tick.</summary>
        /// <param name="wantedNanoamps">The current wanted now.</param>
        /// <param name="rangeNanoamps">The largest current that the range has to carry; zero keeps the range, so that a rest switches nothing.</param>
        /// <param name="connected">False while the contactor may not be closed: the next current rises anew.</param>
        /// <returns>False when nothing was to be done: range and current are those of the tick before.</returns>
        public bool Apply(Snapshot snapshot, int wantedNanoamps, int rangeNanoamps, bool connected)
        {
            if (wantedNanoamps == _wantedNanoamps && rangeNanoamps == _rangeNanoamps && _phase == Steady && !_isFresh && connected)
            {
                return false;
            }

            if (rangeNanoamps != 0 && rangeNanoamps != _rangeNanoamps)
            {
                _wantedRange = CurrentRange.ForNanoamps(Saturate.Magnitude(rangeNanoamps));
            }

            _rangeNanoamps = rangeNanoamps;
            _wantedNanoamps = wantedNanoamps;
            _isFresh |= !connected;
            Move(snapshot, wantedNanoamps);
            Nanoamps = _phase == Steady ? wantedNanoamps : (_phase == Rising ? Part(wantedNanoamps) : 0);
            IsBusy = _phase != Steady;
            return true;
        }

        private void Move(Snapshot snapshot, int wantedNanoamps)
        {
            if (_wantedRange != Range && _phase != Emptying)
            {
                _phase = Emptying;
                _ticks = 0;
            }

            switch (_phase)
            {
                case Emptying:
                    Empty(snapshot);
                    break;
                case Switching:
                    _ticks++;
                    if (_ticks >= SwitchingTicks)
                    {
                        Rise();
                    }

                    break;
                case Rising:
                    _ticks++;
                    _phase = _ticks >= RisingTicks - 1 ? Steady : Rising;
                    break;
                default:
                    if (_isFresh && wantedNanoamps != 0)
                    {
                        Rise();
                    }

                    break;
            }
        }

        private void Empty(Snapshot snapshot)
        {
            // Nanoamps still is what the tick before asked for: only what answers a zero is a zero.
            bool isZero = Nanoamps == 0 && IsZero(snapshot, Channel.Current) && IsZero(snapshot, Channel.CurrentSecond);
            _ticks++;
            if (_wantedRange == Range)
            {
                // Wanted back before anything moved.
                Rise();
            }
            else if (isZero || _ticks > EmptyingTicksMax)
            {
                Range = _wantedRange;
                _phase = Switching;
                _ticks = 0;
            }
        }

        private void Rise()
        {
            _isFresh = false;
            _phase = Rising;
            _ticks = 0;
        }

        // A quarter in the first tick, the whole in the fourth.
        private int Part(int nanoamps)
        {
            return nanoamps / RisingTicks * (_ticks + 1);
        }

        private bool IsZero(Snapshot snapshot, int channel)
        {
            return snapshot.Quality[channel] == (byte)Quality.Ok
                && Saturate.Magnitude(snapshot.Fast[channel]) <= CurrentRange.NanoampsMax(Range) / ZeroDivider;
        }
    }
}
