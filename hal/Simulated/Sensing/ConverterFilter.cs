using System;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Sensing
{
    /// <summary>
    /// The converters' own filter while the current moves in slices: a sinc of third order over three conversions of 2 ms
    /// (ADS131M08, SBAS950B), which sees a piecewise constant quantity with the weights 1/6, 4/6, 1/6. All channels are
    /// converted at one instant.
    /// </summary>
    public sealed class ConverterFilter
    {
        private const int Taps = 3;
        private readonly int _cells;
        private readonly double[] _start;
        private readonly double[][] _means;
        private readonly double[] _result;
        private int _segments;

        /// <param name="cells">Cells in the stack.</param>
        public ConverterFilter(int cells)
        {
            _cells = cells;
            _start = new double[cells + 2];
            _result = new double[cells + 2];
            _means = [new double[cells + 2], new double[cells + 2], new double[cells + 2]];
        }

        /// <summary>True once three whole slices have passed: the converters' newest result is then this filter's.</summary>
        public bool IsRunning
        {
            get { return _segments > Taps; }
        }

        /// <summary>Cells' voltages of the newest conversion.</summary>
        public double[] Volts
        {
            get { return _result; }
        }

        /// <summary>Stack's voltage of the newest conversion.</summary>
        public double StackVolts
        {
            get { return _result[_cells]; }
        }

        /// <summary>Current of the newest conversion in amps.</summary>
        public double StackAmps
        {
            get { return _result[_cells + 1]; }
        }

        /// <summary>The current stands still again.</summary>
        public void Stop()
        {
            _segments = 0;
        }

        /// <summary>A slice begins; the voltages already are those of its setpoint.</summary>
        public void Begin(Layers layers)
        {
            layers.Volts.AsSpan(0, _cells).CopyTo(_start);
            _start[_cells] = layers.StackVolts;
            _start[_cells + 1] = layers.StackAmps;
            _segments = _segments == 0 ? 1 : _segments;
        }

        /// <summary>A slice ends. Its mean is that of its ends: within 2 ms every element moves straight.</summary>
        public void End(Layers layers)
        {
            if (_segments == 0)
            {
                return;
            }

            double[] oldest = _means[0];
            double[] middle = _means[1];
            double[] newest = _means[2];
            for (int i = 0; i < oldest.Length; i++)
            {
                double end = i < _cells ? layers.Volts[i] : i == _cells ? layers.StackVolts : layers.StackAmps;
                double mean = (_start[i] + end) * 0.5;
                _result[i] = (middle[i] + (4 * newest[i]) + mean) / 6;
                oldest[i] = mean;
            }

            (_means[0], _means[1], _means[2]) = (middle, newest, oldest);
            _segments = _segments <= Taps ? _segments + 1 : _segments;
        }
    }
}
