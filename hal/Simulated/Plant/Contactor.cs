namespace RigFirmware.Simulated.Plant
{
    /// <summary>The stack's contactor: a coil, main contacts that follow it late, a mirror contact that tells the truth about them.</summary>
    public sealed class Contactor
    {
        private readonly long _closeUs;
        private readonly long _releaseUs;
        private bool _coil;

        /// <param name="closeMs">Coil on to contacts closed.</param>
        /// <param name="releaseMs">Coil off to contacts open.</param>
        public Contactor(double closeMs, double releaseMs)
        {
            _closeUs = (long)(closeMs * 1000);
            _releaseUs = (long)(releaseMs * 1000);
        }

        /// <summary>True while the main contacts, and with them the mirror contact, are closed.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>True while the main contacts cannot part once they are closed.</summary>
        public bool Welded { get; set; }

        /// <summary>True while the main contacts cannot meet.</summary>
        public bool StuckOpen { get; set; }

        /// <summary>When the contacts move next; long.MaxValue when they rest.</summary>
        public long DueUs { get; private set; } = long.MaxValue;

        /// <summary>Switches the coil.</summary>
        public void Drive(bool coil, long nowUs)
        {
            if (coil == _coil)
            {
                return;
            }

            _coil = coil;
            DueUs = nowUs + (coil ? _closeUs : _releaseUs);
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

        /// <summary>Puts the contacts where coil and defects allow. True when they moved.</summary>
        public bool Settle()
        {
            bool closed = IsClosed ? _coil || Welded : _coil && !StuckOpen;
            if (DueUs != long.MaxValue || closed == IsClosed)
            {
                return false;
            }

            IsClosed = closed;
            return true;
        }
    }
}
