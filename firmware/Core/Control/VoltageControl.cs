using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Turns a voltage that the program wants held into a current. It starts from the current that flows, so that a charge goes over
    /// into a hold without a jump, and it takes over what the arbiter made of its wish, so that nothing winds up. <see cref="HoldGain"/> says how
    /// fast it may be.
    /// <para>
    /// A stack whose drop is not known gets an integrator with lead alone. One whose drop was measured gets in addition the slope that its own
    /// voltage has at constant current: known from the hand-over, so that the current bends in the first tick as far as that slope needs, and
    /// followed by a second integral from then on. Without it the voltage would run ahead of the integrator by slope times 0.25 V s over
    /// the drop: 2 to 8 mV on a cell at 1 C.
    /// </para>
    /// </summary>
    [CycleCode]
    public sealed class VoltageControl
    {
        /// <summary>So many ticks the current stays as it was when the voltage is not read; then it is zero. The spike filter bridges as many.</summary>
        public const int MissingTicksMax = 2;

        // The current times the gain's scale: at 500 mA and 10 V 5e18, and one tick adds at most 500 mA x (1 V x 2.5 + 2 V x 0.4 s) = 1.7e18 before
        // the clamp. With an unknown drop the scale is 0.25 V and the error may be 10 V: 1.3e17 and 6e18.
        private const int ErrorMicrovoltsMax = 10000000;
        private const int ErrorMicrovoltsMaxKnown = 1000000;
        private const int DtMsMax = 1000;

        // So much of the hand-over's slope is aimed below the voltage, and taken back: where the second integral settles from.
        private const int MarginMs = 100;
        private const int MarginDecayMs = 6000;

        // So much of the slope the hand-over's own shortness is; what is short of it shows a slow element that helps.
        private const int EarlyMs = 25;

        // What is left of the bend when it counts as faded.
        private const int FadedDivider = 8;

        // The interfaces' lag of the bend: so much of it at once.
        private const int StepMs = 30;
        private const long SlopeNanovoltsMax = 1000000000;
        private readonly HoldGain _gain = new HoldGain();
        private long _scaledNanoamps;
        private int _wantedNanoamps;
        private int _missingTicks;
        private int _errorBefore;
        private bool _hasError;

        // The voltage's own slope that the current moves against, in nanovolts per second: what was handed over and fades, and what was found since.
        private long _slopeNanovolts;
        private long _foundNanovolts;
        private long _fadedNanovolts;
        private int _marginMicrovolts;

        /// <summary>Writes the request's current when it holds a voltage; otherwise only follows it.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="request">The program's request; <see cref="ProgramRequest.StackNanoamps"/> is written.</param>
        /// <param name="dtMs">Milliseconds since the tick before.</param>
        public void Apply(Snapshot snapshot, ProgramRequest request, int dtMs)
        {
            if (request.Control == ProgramRequest.Current || request.Control == ProgramRequest.Wave)
            {
                _missingTicks = 0;
                _gain.Forget();
                Restart(request.StackNanoamps);
                return;
            }

            if (_gain.Tune(request.DropMicrovolts, request.SlopeMicrovoltsPerSecond))
            {
                Restart(_wantedNanoamps);
            }

            if (request.TakesOver)
            {
                TakeOver(request.SlopeMicrovoltsPerSecond, request.StackNanoampsMax);
            }

            if (HeldVoltage.IsRead(snapshot, request.Control))
            {
                _missingTicks = 0;
                Integrate(Saturate.Subtract(request.TargetMicrovolts, HeldVoltage.Microvolts(snapshot, request.Control)), request.StackNanoampsMax, Saturate.Clamp(dtMs, 0, DtMsMax));
            }
            else if (++_missingTicks > MissingTicksMax)
            {
                // Kept above the limit, not counted on: the counter must not wrap back to good.
                _missingTicks = MissingTicksMax + 1;
                Restart(0);
            }

            long scale = _gain.Scale;
            _wantedNanoamps = scale > 0 ? (int)(_scaledNanoamps / scale) : 0;
            request.StackNanoamps = _wantedNanoamps;
        }

        /// <summary>Takes over what the arbiter made of the current.</summary>
        public void Follow(int commandNanoamps)
        {
            if (commandNanoamps != _wantedNanoamps)
            {
                Restart(commandNanoamps);
            }
        }

        private void Restart(int nanoamps)
        {
            _wantedNanoamps = nanoamps;
            _scaledNanoamps = nanoamps * _gain.Scale;
            _hasError = false;
            _slopeNanovolts = 0;
            _foundNanovolts = 0;
            _marginMicrovolts = 0;
        }

        private void TakeOver(int slopeMicrovoltsPerSecond, int nanoampsMax)
        {
            _marginMicrovolts = (int)((long)slopeMicrovoltsPerSecond * MarginMs / 1000);
            long slope = slopeMicrovoltsPerSecond * 1000L * _gain.BendPermille / 1000;
            _slopeNanovolts = slope > SlopeNanovoltsMax ? SlopeNanovoltsMax : slope < -SlopeNanovoltsMax ? -SlopeNanovoltsMax : slope;
            _fadedNanovolts = Saturate.Magnitude(_slopeNanovolts) / FadedDivider;
            _scaledNanoamps -= Bend(_slopeNanovolts, StepMs) * nanoampsMax;
        }

        private void Integrate(int errorMicrovolts, int nanoampsMax, int dtMs)
        {
            HoldGain gain = _gain;
            int errorMax = gain.IsKnown ? ErrorMicrovoltsMaxKnown : ErrorMicrovoltsMax;
            int error = Saturate.Clamp(Saturate.Subtract(errorMicrovolts, _marginMicrovolts), -errorMax, errorMax);
            long change = (long)error * dtMs * gain.IntegralPermille / 1000;
            change += _hasError && dtMs > 0 ? (long)(error - _errorBefore) * gain.LeadPermille : 0;
            if (gain.IsKnown)
            {
                change -= FollowSlope(error, dtMs);
            }

            _errorBefore = error;
            _hasError = true;
            long end = nanoampsMax * gain.Scale;
            long scaled = _scaledNanoamps + (change * nanoampsMax);
            if (scaled > end || scaled < -end)
            {
                // Beyond its largest current nothing is to be learnt of the slope.
                _foundNanovolts = scaled > 0 == _foundNanovolts > 0 ? _foundNanovolts : 0;
                scaled = scaled > end ? end : -end;
            }

            _scaledNanoamps = scaled;
        }

        private long FollowSlope(int error, int dtMs)
        {
            HoldGain gain = _gain;
            _marginMicrovolts -= (int)((long)_marginMicrovolts * dtMs / MarginDecayMs);

            // Short by more than the hand-over was early: the bend is too strong, and fades before anything opposite is learnt.
            long early = _slopeNanovolts * EarlyMs / 1000000;
            bool isShort = _slopeNanovolts > 0 ? error - early > gain.ShortMicrovolts : early - error > gain.ShortMicrovolts;
            int fadeMs = isShort ? gain.ShortFadeMs : gain.FadeMs;
            _slopeNanovolts -= fadeMs > 0 ? _slopeNanovolts * dtMs / fadeMs : 0;
            if (!isShort || Saturate.Magnitude(_slopeNanovolts) <= _fadedNanovolts)
            {
                long found = _foundNanovolts - ((long)error * dtMs * gain.SlopePermille / 1000);
                _foundNanovolts = found > SlopeNanovoltsMax ? SlopeNanovoltsMax : found < -SlopeNanovoltsMax ? -SlopeNanovoltsMax : found;
            }

            return Bend(_slopeNanovolts + _foundNanovolts, dtMs);
        }

        // What a slope moves within a time, in units of the scale.
        private static long Bend(long slopeNanovolts, int dtMs)
        {
            return slopeNanovolts * dtMs / 1000;
        }
    }
}
