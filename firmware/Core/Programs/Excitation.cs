using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// The wave of an impedance step, slice by slice: sines that are harmonics of one base period, with Schroeder's phases
    /// (M. R. Schroeder, IEEE Trans. Inf. Theory 16, 85 (1970)), which keep the crest of a sum of equal tones low.
    /// The host makes the same wave with the same class.
    /// </summary>
    [CycleCode]
    public sealed class Excitation
    {
        private const int TableBits = 10;
        private const int TableSize = 1 << TableBits;
        private const int TurnBits = 20;
        private const int FractionMask = (1 << (TurnBits - TableBits)) - 1;
        private const double HalfPi = 1.5707963267948966;

        // One turn of a sine in 1/2^20, with the first entry once more at its end for the interpolation.
        private readonly int[] _sine = new int[TableSize + 1];
        private readonly int[] _harmonic = new int[ExcitationTones.TonesMax];
        private readonly int[] _phase = new int[ExcitationTones.TonesMax];
        private int _tones;
        private int _toneNanoamps;
        private int _biasNanoamps;
        private int _nanoampsMax;
        private int _periodSlices = 1;
        private int _slice;

        /// <summary>Builds the table; by hand, as not every board has a sine of doubles.</summary>
        public Excitation()
        {
            const int Quarter = TableSize / 4;
            for (int i = 0; i <= Quarter; i++)
            {
                int value = Saturate.ToInt((Sine(HalfPi * i / Quarter) * (1 << TurnBits)) + 0.5, 0);
                _sine[i] = value;
                _sine[(2 * Quarter) - i] = value;
                _sine[(2 * Quarter) + i] = -value;
                _sine[(4 * Quarter) - i] = -value;
            }
        }

        /// <summary>Takes a step's wave.</summary>
        /// <param name="nanoamps">Largest deflection, above 0.</param>
        /// <param name="biasNanoamps">Constant part.</param>
        /// <param name="periodSlices">Base period in slices.</param>
        /// <param name="tones">Word of <see cref="ExcitationTones"/>.</param>
        /// <param name="elapsedMs">Milliseconds the step has run: more than 0 after a loss of power.</param>
        public void Begin(int nanoamps, int biasNanoamps, int periodSlices, int tones, long elapsedMs)
        {
            _nanoampsMax = nanoamps;
            _biasNanoamps = biasNanoamps;
            _periodSlices = periodSlices > 0 ? periodSlices : 1;
            _toneNanoamps = (int)(((long)nanoamps * (ExcitationTones.Scale(tones) + 1)) >> 15);
            _slice = (int)(elapsedMs / Slices.Ms % _periodSlices);
            int harmonics = ExcitationTones.Harmonics(tones);
            _tones = 0;
            for (int i = 0; i < ExcitationTones.HarmonicMax && _tones < ExcitationTones.TonesMax; i++)
            {
                if ((harmonics & (1 << i)) != 0)
                {
                    _harmonic[_tones] = i + 1;
                    _tones++;
                }
            }

            for (int k = 0; k < _tones; k++)
            {
                // Minus pi k (k + 1) / n, in turns of 2^20.
                _phase[k] = -(int)((((long)k * (k + 1)) << (TurnBits - 1)) / _tones) & ((1 << TurnBits) - 1);
            }
        }

        /// <summary>The next slices of the wave.</summary>
        /// <param name="slices">Filled with nanoamps, charge positive.</param>
        public void Fill(int[] slices)
        {
            int[] sine = _sine;
            int period = _periodSlices;
            if (period <= 0)
            {
                return;
            }

            for (int i = 0; i < slices.Length; i++)
            {
                long sum = 0;
                for (int k = 0; k < _tones; k++)
                {
                    int turn = (int)(((long)(_slice * _harmonic[k] % period) << TurnBits) / period) + _phase[k];
                    turn &= (1 << TurnBits) - 1;
                    int at = turn >> (TurnBits - TableBits);
                    int from = sine[at];
                    sum += from + (int)(((long)(sine[at + 1] - from) * (turn & FractionMask)) >> (TurnBits - TableBits));
                }

                // The crest was measured when the program was compiled; held all the same.
                int wave = (int)((sum * _toneNanoamps) >> TurnBits);
                wave = wave > _nanoampsMax ? _nanoampsMax : wave;
                wave = wave < -_nanoampsMax ? -_nanoampsMax : wave;
                slices[i] = wave + _biasNanoamps;
                _slice++;
                if (_slice >= period)
                {
                    _slice = 0;
                }
            }
        }

        // Taylor's series to the eleventh power: 6e-8 at a quarter turn.
        private static double Sine(double x)
        {
            double square = x * x;
            return x * (1 - (square / 6 * (1 - (square / 20 * (1 - (square / 42 * (1 - (square / 72 * (1 - (square / 110))))))))));
        }
    }
}
