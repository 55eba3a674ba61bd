using MathNet.Numerics.Interpolation;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>The open-circuit voltage on an even grid, monotone between the table's points, so that a look-up costs no search.</summary>
    public sealed class OpenCircuitCurve
    {
        private const int Steps = 1024;
        private readonly double[] _volts = new double[Steps + 1];
        private readonly double _from;
        private readonly double _stepsPerUnit;

        /// <param name="table">Strictly rising.</param>
        public OpenCircuitCurve(OpenCircuitTable table)
        {
            // The monotone cubic never overshoots the table, so a rising table stays a rising curve.
            CubicSpline spline = CubicSpline.InterpolatePchipSorted(table.StateOfCharge, table.Volts);
            double to = table.StateOfCharge[^1];
            _from = table.StateOfCharge[0];
            _stepsPerUnit = Steps / (to - _from);
            for (int i = 0; i <= Steps; i++)
            {
                _volts[i] = spline.Interpolate(_from + (i / _stepsPerUnit));
            }
        }

        /// <summary>Volts at a state of charge; beyond the table the last slope goes on.</summary>
        public double Volts(double stateOfCharge)
        {
            double position = (stateOfCharge - _from) * _stepsPerUnit;
            int index = (int)position;
            if ((uint)index >= Steps || position < 0)
            {
                index = position < 0 ? 0 : Steps - 1;
            }

            double low = _volts[index];
            return low + ((position - index) * (_volts[index + 1] - low));
        }
    }
}
