using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// How fast a held voltage may be, from what is known of the stack: the drop U of the largest current and the slope S of the voltage at that
    /// current. Asked of it are 45 degrees and a factor of 2, whatever the stack.
    /// <para>
    /// U not known: an error of 0.5 V moves the current over its whole range in 0.5 s. The error then decays with 0.25 V s / U: 9 s for the
    /// paper's stack (27 mV), 0.25 s for 1 V. The lead makes up for the interfaces' own time constant and for a part of the delay from sample
    /// to current, so that also twelve layers at 1 C leave their margin.
    /// </para>
    /// <para>
    /// U known: an error of U moves the current over its range within <c>1 / (0.6 + 1.83 h)</c> seconds, with a lead of <c>0.35 - 0.1 h</c>.
    /// A steep curve is no resistance: what diffuses slowly moves the voltage with the current's integral, by so many times S each second,
    /// which nobody measures before. <see cref="SlowPerSecond"/> times S is taken for it, and <c>h = 1 / (1 + 0.85 x 30 S / U)</c> leads from a
    /// resistance (1: mostly integral) to such a stack (0: mostly lead).
    /// </para>
    /// </summary>
    [CycleCode]
    public sealed class HoldGain
    {
        /// <summary>A drop counts as at least this, in microvolts: below it noise of the readings would move the current by more than 0.2 % of its range.</summary>
        public const int DropMicrovoltsMin = 10000;

        /// <summary>And at most as this, in microvolts: what twelve of the worst modelled layers drop stays below it.</summary>
        public const int DropMicrovoltsMax = 10000000;

        /// <summary>What a slow element moves in a second over what the charge itself moves: the papers' modelled cells have 2 to 90.</summary>
        public const int SlowPerSecond = 30;

        private const int UnknownMicrovolts = 250000;
        private const int UnknownIntegralPermille = 1000;
        private const int UnknownLeadPermille = 80;
        private const int SlopeMicrovoltsMax = 1000000;

        // Of the second integral: a seventh of the first one's speed.
        private const int SecondDivider = 7;

        // A current that falls takes its own slope away, after drop / slope; a slow element does it sooner, and shows by a voltage that is short.
        private const int ShortFadeDivider = 9;
        private const int ShortDivider = 280;
        private const int FadeMsMin = 500;
        private const int FadeMsMax = 600000;
        private int _dropMicrovolts;
        private int _slopeMicrovolts;

        /// <summary>The gain of a stack that nothing is known of.</summary>
        public HoldGain()
        {
            Forget();
        }

        // Fields, not properties, since the loop reads them every tick; written here alone.

        /// <summary>True when the drop is known.</summary>
        public bool IsKnown;

        /// <summary>Units of the controller's sum in a nanoamp: microvolts times 1000.</summary>
        public long Scale;

        /// <summary>Of the error, in thousandths per second.</summary>
        public int IntegralPermille;

        /// <summary>Of the error's change, in thousandths.</summary>
        public int LeadPermille;

        /// <summary>Of the error on the slope, in thousandths per second squared.</summary>
        public int SlopePermille;

        /// <summary>How fast the slope that was handed over fades, in milliseconds.</summary>
        public int FadeMs;

        /// <summary>The same while the voltage lies short of the held one by more than <see cref="ShortMicrovolts"/>: then a slow element helps.</summary>
        public int ShortFadeMs;

        /// <summary>What counts as short, in microvolts.</summary>
        public int ShortMicrovolts;

        /// <summary>What the slope that was handed over bends the current by, over what the scale makes of it, in thousandths.</summary>
        public int BendPermille;

        /// <summary>Nothing is known.</summary>
        public void Forget()
        {
            IsKnown = false;
            _dropMicrovolts = 0;
            _slopeMicrovolts = 0;
            Scale = UnknownMicrovolts * 1000L;
            IntegralPermille = UnknownIntegralPermille;
            LeadPermille = UnknownLeadPermille;
            SlopePermille = 0;
            FadeMs = FadeMsMax;
            ShortFadeMs = FadeMsMax;
            ShortMicrovolts = 0;
            BendPermille = 0;
        }

        /// <summary>Takes what is known. True when that changed anything.</summary>
        /// <param name="dropMicrovolts">Drop of the largest current in microvolts, 0 or less when not known.</param>
        /// <param name="slopeMicrovoltsPerSecond">Slope at that current, of either sign.</param>
        public bool Tune(int dropMicrovolts, int slopeMicrovoltsPerSecond)
        {
            if (dropMicrovolts == _dropMicrovolts && slopeMicrovoltsPerSecond == _slopeMicrovolts)
            {
                return false;
            }

            Forget();
            _dropMicrovolts = dropMicrovolts;
            _slopeMicrovolts = slopeMicrovoltsPerSecond;
            if (dropMicrovolts > 0)
            {
                TuneKnown(Saturate.Clamp(dropMicrovolts, DropMicrovoltsMin, DropMicrovoltsMax), Saturate.Clamp(Saturate.Magnitude(slopeMicrovoltsPerSecond), 0, SlopeMicrovoltsMax));
            }

            return true;
        }

        private void TuneKnown(int drop, int slope)
        {
            if (drop < 1 || slope < 0)
            {
                return;
            }

            IsKnown = true;

            // At most 30 x 1 V/s over 10 mV, in thousandths per second: 3e6.
            long steepPermille = (long)slope * SlowPerSecond * 1000 / drop;
            long below = 1000 + (steepPermille * 85 / 100);
            int hPermille = below < 1 ? 0 : (int)(1000000 / below);
            int whole = Saturate.Clamp(drop + (slope * SlowPerSecond / 20), 0, DropMicrovoltsMax);
            Scale = whole * 1000L;
            IntegralPermille = 600 + (1830 * hPermille / 1000);
            LeadPermille = 350 - (100 * hPermille / 1000);
            SlopePermille = IntegralPermille * IntegralPermille / (SecondDivider * 1000);
            FadeMs = slope < 1 ? FadeMsMax : Saturate.Clamp(Saturate.ToInt(drop * 1000L / slope), FadeMsMin, FadeMsMax);
            ShortFadeMs = FadeMs / ShortFadeDivider;
            ShortMicrovolts = whole / ShortDivider;
            BendPermille = (int)(whole * 1000L / drop);
        }
    }
}
