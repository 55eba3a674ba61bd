using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Looks at every cell against its own past while the current stands still: a jump that no current caused (contact
    /// loss, hard short), a slow fall of the voltage that the current should raise or keep (soft short), noise, and the
    /// resistance seen at each current step. The papers' events are its cases: an overpotential that declines after a
    /// plateau of 66 mV (000), falls to zero (001), or jumps tenfold (001). A decline within two minutes shows in the
    /// voltage; a slower one, of a symmetric cell whose every half cycle tells its overpotential, from step to step.
    /// </summary>
    [CycleCode]
    public sealed class CellWatch
    {
        // After a current step the voltage relaxes; the baseline starts behind it. In seconds.
        private const int DriveSettleSeconds = 30;
        private const int RestSettleSeconds = 600;

        // The baseline of a slow fall follows the cell with this time constant, 2^6 s; that of a jump with 2^3 s, since near
        // the end of a charge at 1C a healthy cell itself moves by some 3 mV/s.
        private const int BaselineShift = 6;
        private const int NearShift = 3;

        // A resistance is read 200 ms after the step, from steps of at least this size.
        private const int StepSamples = 2;
        private const int StepNanoampsMin = 5000;

        // From step to step an overpotential may shrink by so much: forming cells lose up to a tenth in a half cycle (R001-022 and
        // -023: 2,186 to 1,077 ohm in 50 h), which lies 200 below the mean that it is compared with. In thousandths.
        private const int ShrinkPermille = 300;

        // Steps of another size show another resistance: they begin a new comparison. Part of a step by which two may differ.
        private const int StepSizeDivider = 20;

        // Overpotentials below this are lost in offsets: no statement about a collapse.
        private const int CollapseMicrovoltsMin = 20000;
        private readonly int _cellCount;
        private readonly bool _symmetric;
        private readonly int[] _baselineMicrovolts = new int[Channel.CellsMax];
        private readonly int[] _nearMicrovolts = new int[Channel.CellsMax];
        private readonly int[] _lastMicrovolts = new int[Channel.CellsMax];
        private readonly int[] _noiseMicrovolts = new int[Channel.CellsMax];
        private readonly int[] _beforeStepMicrovolts = new int[Channel.CellsMax];
        private readonly int[] _firstMilliohms = new int[Channel.CellsMax];
        private readonly int[] _usualMilliohms = new int[Channel.CellsMax];
        private readonly int[] _shrunkPermille = new int[Channel.CellsMax];
        private int _usualStepNanoamps;
        private int _stepFallMicrovolts;
        private int _stepFallCell = -1;
        private int _commandNanoamps;
        private int _beforeStepNanoamps;
        private int _steadySamples;
        private int _steadySeconds;
        private bool _hasBaseline;

        // False until the first voltages under a current that stands: a step before them would be measured from nothing.
        private bool _isBeforeKnown;

        /// <summary>The watch of a rig.</summary>
        public CellWatch(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
            _symmetric = configuration.CellMicrovoltsMin < 0;
        }

        /// <summary>Largest jump in the current's direction, in microvolts: contact loss.</summary>
        public int RiseMicrovolts;

        /// <summary>Cell of that jump, or -1.</summary>
        public int RiseCell;

        /// <summary>Largest collapse of a cell's voltage, in thousandths of what it was: hard short.</summary>
        public int CollapsePermille;

        /// <summary>Cell of that collapse, or -1.</summary>
        public int CollapseCell;

        /// <summary>Largest fall against the baseline, or of an overpotential against that of the steps before, in microvolts: soft short.</summary>
        public int FallMicrovolts;

        /// <summary>Cell of that fall, or -1.</summary>
        public int FallCell;

        /// <summary>Largest mean change from second to second, in microvolts.</summary>
        public int NoiseMicrovolts;

        /// <summary>Cell of that noise, or -1.</summary>
        public int NoiseCell;

        /// <summary>Largest growth of a cell's resistance at a current step against its first one, in thousandths.</summary>
        public int GrowthPermille;

        /// <summary>Cell of that growth, or -1.</summary>
        public int GrowthCell;

        /// <summary>One sample at the medium rate (100 ms).</summary>
        /// <param name="commandNanoamps">Commanded current of the tick before.</param>
        /// <param name="isWave">True while a wave runs on that current: nothing stands still then.</param>
        public void Sample(Snapshot snapshot, int commandNanoamps, bool isWave)
        {
            if (isWave)
            {
                // What was before the wave says nothing about a step after it.
                _beforeStepNanoamps = commandNanoamps;
                _isBeforeKnown = false;
                Step(commandNanoamps);
            }
            else if (commandNanoamps != _commandNanoamps)
            {
                Step(commandNanoamps);
            }
            else if (_steadySamples < StepSamples)
            {
                _steadySamples++;
                if (_steadySamples == StepSamples)
                {
                    ReadResistances(snapshot);
                }
            }
            else
            {
                // The newest voltages under the old current: when the current changes they are the ones before the step, also
                // of a step that rises in parts.
                _beforeStepNanoamps = commandNanoamps;
                _isBeforeKnown = true;
                Array.Copy(snapshot.Fast, 0, _beforeStepMicrovolts, 0, _cellCount);
            }
        }

        /// <summary>One second.</summary>
        /// <param name="temperatureMoves">True while the temperature is being changed: overpotentials then fall without a short.</param>
        public void Second(Snapshot snapshot, bool temperatureMoves)
        {
            Clear();
            if (!snapshot.AllCellsOk || temperatureMoves)
            {
                _hasBaseline = false;
                _steadySeconds = 0;
                _usualStepNanoamps = 0;
                return;
            }

            FallMicrovolts = _stepFallMicrovolts;
            FallCell = _stepFallCell;
            _steadySeconds++;
            if (_steadySeconds < (_commandNanoamps == 0 ? RestSettleSeconds : DriveSettleSeconds))
            {
                return;
            }

            for (int i = 0; i < _cellCount; i++)
            {
                Follow(i, snapshot.Slow[i]);
            }

            _hasBaseline = true;
        }

        private void Step(int commandNanoamps)
        {
            _commandNanoamps = commandNanoamps;
            _steadySamples = 0;
            _steadySeconds = 0;
            _hasBaseline = false;
            _stepFallMicrovolts = 0;
            _stepFallCell = -1;
        }

        private void ReadResistances(Snapshot snapshot)
        {
            int change = Saturate.Subtract(_commandNanoamps, _beforeStepNanoamps);
            int step = Saturate.Magnitude(change);
            if (step <= 0 || step < StepNanoampsMin || !snapshot.AllCellsOk || !_isBeforeKnown)
            {
                return;
            }

            if (_symmetric)
            {
                LookForShrink(snapshot, change, step);
            }

            GrowthPermille = 0;
            GrowthCell = -1;
            for (int i = 0; i < _cellCount; i++)
            {
                long drop = (long)snapshot.Fast[i] - _beforeStepMicrovolts[i];
                long milliohms = (change < 0 ? -drop : drop) * 1000000 / step;
                if (milliohms <= 0)
                {
                    continue;
                }

                if (_firstMilliohms[i] == 0)
                {
                    _firstMilliohms[i] = Saturate.ToInt(milliohms);
                    continue;
                }

                int growth = Saturate.ToInt(milliohms * 1000 / _firstMilliohms[i]);
                if (growth > GrowthPermille)
                {
                    GrowthPermille = growth;
                    GrowthCell = i;
                }
            }
        }

        // A short of one layer bridges a part of its resistance; what all layers lose at once is the temperature or their forming.
        private void LookForShrink(Snapshot snapshot, int change, int step)
        {
            int other = _usualStepNanoamps - step;
            other = other < 0 ? -other : other;
            bool isSame = _usualStepNanoamps != 0 && other <= _usualStepNanoamps / StepSizeDivider;
            int least = int.MaxValue;
            for (int i = 0; i < _cellCount; i++)
            {
                int milliohms = Milliohms(snapshot, i, change, step);
                int usual = _usualMilliohms[i];
                int shrunk = isSame && usual > 0 ? Saturate.ToInt((long)(usual - milliohms) * 1000 / usual) : 0;
                _shrunkPermille[i] = shrunk;
                least = shrunk < least ? shrunk : least;
            }

            // What the one layer of a single cell loses it is alone in losing.
            least = _cellCount == 1 || least < 0 ? 0 : least;
            int nanoamps = Saturate.Magnitude(_commandNanoamps != 0 ? _commandNanoamps : change);
            for (int i = 0; i < _cellCount; i++)
            {
                int milliohms = Milliohms(snapshot, i, change, step);
                int fall = Saturate.ToInt((long)(_usualMilliohms[i] - milliohms) * nanoamps / 1000000);
                if (_shrunkPermille[i] - least > ShrinkPermille && fall > _stepFallMicrovolts)
                {
                    _stepFallMicrovolts = fall;
                    _stepFallCell = i;
                }

                _usualMilliohms[i] = isSame ? (_usualMilliohms[i] + milliohms) >> 1 : milliohms;
            }

            _usualStepNanoamps = step;
        }

        private int Milliohms(Snapshot snapshot, int cell, int change, int step)
        {
            if (step <= 0)
            {
                return 0;
            }

            long drop = (long)snapshot.Fast[cell] - _beforeStepMicrovolts[cell];
            long milliohms = (change < 0 ? -drop : drop) * 1000000 / step;

            // Half of what an int holds, so that two of them may be added.
            return milliohms <= 0 ? 0 : (milliohms > int.MaxValue / 2 ? int.MaxValue / 2 : (int)milliohms);
        }

        private void Clear()
        {
            RiseMicrovolts = 0;
            RiseCell = -1;
            CollapsePermille = 0;
            CollapseCell = -1;
            FallMicrovolts = 0;
            FallCell = -1;
            NoiseMicrovolts = 0;
            NoiseCell = -1;
        }

        private void LookForJump(int cell, int slow)
        {
            int near = _nearMicrovolts[cell];
            _nearMicrovolts[cell] = near + ((slow - near) >> NearShift);
            int jump = _commandNanoamps > 0 ? slow - near : near - slow;
            if (_commandNanoamps != 0 && jump > RiseMicrovolts)
            {
                RiseMicrovolts = jump;
                RiseCell = cell;
            }

            int was = Saturate.Magnitude(near);
            if (was < CollapseMicrovoltsMin)
            {
                return;
            }

            int collapse = (int)((long)(was - Saturate.Magnitude(slow)) * 1000 / was);
            if (collapse > CollapsePermille)
            {
                CollapsePermille = collapse;
                CollapseCell = cell;
            }
        }

        private void Follow(int cell, int slow)
        {
            if (!_hasBaseline)
            {
                _baselineMicrovolts[cell] = slow;
                _nearMicrovolts[cell] = slow;
                _lastMicrovolts[cell] = slow;
                _noiseMicrovolts[cell] = 0;
                return;
            }

            LookForJump(cell, slow);
            int fall = _commandNanoamps < 0 ? (_symmetric ? slow - _baselineMicrovolts[cell] : 0) : _baselineMicrovolts[cell] - slow;
            if (fall > FallMicrovolts)
            {
                FallMicrovolts = fall;
                FallCell = cell;
            }

            int change = Saturate.Magnitude(slow - _lastMicrovolts[cell]);
            _noiseMicrovolts[cell] += (change - _noiseMicrovolts[cell]) >> 3;
            if (_noiseMicrovolts[cell] > NoiseMicrovolts)
            {
                NoiseMicrovolts = _noiseMicrovolts[cell];
                NoiseCell = cell;
            }

            _lastMicrovolts[cell] = slow;
            _baselineMicrovolts[cell] += (slow - _baselineMicrovolts[cell]) >> BaselineShift;
        }
    }
}
