namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// The stack's contactor: two forcibly guided relays in series (hardware/interlock.md). Their contacts follow the
    /// coils late; the mirror contacts say open only when both relays are open.
    /// </summary>
    public sealed class Contactor
    {
        private readonly long _closeUs;
        private readonly long _releaseUs;
        private bool _coil;
        private bool _weldedClosed;

        /// <param name="closeMs">Coil on to contacts closed.</param>
        /// <param name="releaseMs">Coil off to contacts open.</param>
        public Contactor(double closeMs, double releaseMs)
        {
            _closeUs = (long)(closeMs * 1000);
            _releaseUs = (long)(releaseMs * 1000);
        }

        /// <summary>True while current can flow: both relays are closed.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>What the mirror contacts report.</summary>
        public bool MirrorClosed
        {
            get { return IsClosed || _weldedClosed; }
        }

        /// <summary>True while one relay cannot part once it is closed; the other one still opens.</summary>
        public bool Welded { get; set; }

        /// <summary>True while one relay's coil is broken: it opens and cannot close.</summary>
        public bool StuckOpen { get; set; }

        /// <summary>When the contacts move next; long.MaxValue when they rest.</summary>
        public long DueUs { get; private set; } = long.MaxValue;

        /// <summary>Switches the coils.</summary>
        public void Drive(bool coil, long nowUs)
        {
            if (coil != _coil)
            {
                _coil = coil;
                DueUs = nowUs + (coil ? _closeUs : _releaseUs);
            }
        }

        /// <summary>Moves the contacts when it is time. True when they moved.</summary>
        public bool Process(long nowUs)
        {
            if (nowUs < DueUs)
            {
                return false;
            }

            DueUs = long.MaxValue;
            return Settle();
        }

        /// <summary>Puts the contacts where coils and defects allow. True when they moved.</summary>
        public bool Settle()
        {
            _weldedClosed = Welded && (IsClosed || _weldedClosed);
            bool closed = _coil && !StuckOpen;
            if (DueUs != long.MaxValue || closed == IsClosed)
            {
                return false;
            }

            IsClosed = closed;
            return true;
        }
    }
}
