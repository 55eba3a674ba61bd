using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Turns a voltage that the program wants held into a current: an integrator with a lead, whose gain follows from the largest
    /// current the program allows. It starts from the current that flows, so that a charge goes over into a hold without a
    /// jump, and it takes over what the arbiter made of its wish, so that nothing winds up.
    /// <para>
    /// Gain: an error of <see cref="ErrorMicrovolts"/> moves the current over its whole range in <see cref="MovesMs"/>. On a stack whose
    /// resistance makes a drop of U at the largest current, the error decays with 0.25 V s / U: 9 s for the paper's stack
    /// (27 mV), 0.25 s for 1 V. The lead makes up for the interfaces' own time constant and for a part of the delay from sample to
    /// current, so that also twelve layers at 1 C leave the phase margin that the guide to the architecture states.
    /// </para>
    /// </summary>
    [CycleCode]
    public sealed class VoltageControl
    {
        /// <summary>See the class, in microvolts.</summary>
        public const int ErrorMicrovolts = 500000;

        /// <summary>See the class, in milliseconds.</summary>
        public const int MovesMs = 500;

        /// <summary>So many ticks the current stays as it was when the voltage is not read; then it is zero. The spike filter bridges as many.</summary>
        public const int MissingTicksMax = 2;

        /// <summary>Time of the lead in milliseconds: about an interface's time constant.</summary>
        public const int LeadMs = 80;

        private const long Scale = (long)ErrorMicrovolts * MovesMs;

        // The current times Scale: at 500 mA 1.25e17, and one tick adds at most 500 mA x (10 V x 1 s + 20 V x 0.08 s) = 5.8e18 before the clamp.
        private const int ErrorMicrovoltsMax = 10000000;
        private const int DtMsMax = 1000;
        private long _scaledNanoamps;
        private int _wantedNanoamps;
        private int _missingTicks;
        private int _errorBefore;
        private bool _hasError;

        /// <summary>Writes the request's current when it holds a voltage; otherwise only follows it.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="request">The program's request; <see cref="ProgramRequest.StackNanoamps"/> is written.</param>
        /// <param name="dtMs">Milliseconds since the tick before.</param>
        public void Apply(Snapshot snapshot, ProgramRequest request, int dtMs)
        {
            if (request.Control == ProgramRequest.Current || request.Control == ProgramRequest.Wave)
            {
                _missingTicks = 0;
                _hasError = false;
                _wantedNanoamps = request.StackNanoamps;
                _scaledNanoamps = request.StackNanoamps * Scale;
                return;
            }

            if (HeldVoltage.IsRead(snapshot, request.Control))
            {
                _missingTicks = 0;
                Integrate(Saturate.Subtract(request.TargetMicrovolts, HeldVoltage.Microvolts(snapshot, request.Control)), request.StackNanoampsMax, dtMs);
            }
            else if (++_missingTicks > MissingTicksMax)
            {
                // Kept above the limit, not counted on: the counter must not wrap back to good.
                _missingTicks = MissingTicksMax + 1;
                _scaledNanoamps = 0;
                _hasError = false;
            }

            _wantedNanoamps = (int)(_scaledNanoamps / Scale);
            request.StackNanoamps = _wantedNanoamps;
        }

        /// <summary>Takes over what the arbiter made of the current.</summary>
        public void Follow(int commandNanoamps)
        {
            if (commandNanoamps != _wantedNanoamps)
            {
                _wantedNanoamps = commandNanoamps;
                _scaledNanoamps = commandNanoamps * Scale;
                _hasError = false;
            }
        }

        private void Integrate(int errorMicrovolts, int nanoampsMax, int dtMs)
        {
            int error = Saturate.Clamp(errorMicrovolts, -ErrorMicrovoltsMax, ErrorMicrovoltsMax);
            long lead = _hasError && dtMs > 0 ? (long)(error - _errorBefore) * LeadMs : 0;
            _errorBefore = error;
            _hasError = true;
            long end = nanoampsMax * Scale;
            long scaled = _scaledNanoamps + ((((long)error * Saturate.Clamp(dtMs, 0, DtMsMax)) + lead) * nanoampsMax);
            _scaledNanoamps = scaled > end ? end : scaled < -end ? -end : scaled;
        }
    }
}
