using System;
using RigFirmware.Hal;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Sensing
{
    /// <summary>
    /// The second paths of the rig seam: each cell through the controller's own converter, each temperature point by a thermistor. Offset,
    /// bend, noise and steps are those of hardware/generated/error-budget.md; the bend's shape is ours. One channel a sample.
    /// </summary>
    public sealed class SecondPaths
    {
        private const double CellOffsetVolts = 8e-3;
        private const double CellBendVolts = 0.04;
        private const double CellFullVolts = 6;
        private const double CellNoiseVolts = 6e-3;
        private const double CellStepVolts = 2.5 / 4096 / 0.1993;
        private const double PointOffsetDegrees = 0.5;
        private const double PointGain = 0.01;
        private const double PointNoiseDegrees = 0.1;
        private const double RoomDegrees = 25;
        private readonly int _cells;
        private readonly int[] _plateOfSensor;
        private readonly double[] _offset = new double[Channel.Count];
        private readonly double[] _gain = new double[Channel.Count];
        private readonly double _bendVolts;
        private readonly SeededRandom _random;
        private int _next;

        /// <param name="cells">Cells in the stack, 1..12.</param>
        /// <param name="plateOfSensor">The plate, from 0, that each temperature point of the plates sits on.</param>
        /// <param name="random">Draws errors and noise.</param>
        public SecondPaths(int cells, int[] plateOfSensor, SeededRandom random)
        {
            _cells = cells;
            _plateOfSensor = plateOfSensor;
            _random = random;
            _bendVolts = CellBendVolts * ((2 * random.NextUniform()) - 1);
            for (int i = 0; i < Channel.Count; i++)
            {
                _offset[i] = (i < Channel.CellsMax ? CellOffsetVolts : PointOffsetDegrees) * ((2 * random.NextUniform()) - 1);
                _gain[i] = i < Channel.CellsMax ? 0 : PointGain * ((2 * random.NextUniform()) - 1);
            }
        }

        /// <summary>True while none of them is read.</summary>
        public bool IsLost { get; set; }

        /// <summary>Reads the next channel.</summary>
        public void Step(RigSample sample, PlantTruth truth)
        {
            if (IsLost)
            {
                sample.WitnessMask = 0;
                return;
            }

            int turn = _next;
            _next = turn + 1 < _cells + Channel.TemperaturesMax ? turn + 1 : 0;
            int channel = turn < _cells ? turn : turn - _cells + Channel.Temperature0;
            sample.Witness[channel] = turn < _cells ? Microvolts(turn, truth.Layers.Volts[turn]) : Millidegrees(channel, truth.Heat);
            sample.WitnessMask |= 1 << channel;
        }

        private int Microvolts(int cell, double volts)
        {
            double x = Math.Clamp(volts / CellFullVolts, -1, 1);
            double seen = volts + _offset[cell] + (_bendVolts * x * (1 - (x * x)) * 2.6) + (CellNoiseVolts * _random.NextNormal());
            return (int)(Math.Round(seen / CellStepVolts) * CellStepVolts * 1e6);
        }

        private int Millidegrees(int channel, Heat heat)
        {
            int point = channel - Channel.Temperature0;
            double degrees = point < Channel.Plates ? heat.PlateDegrees[_plateOfSensor[point]] : channel == Channel.Heater ? heat.BlockDegrees : heat.AirDegrees;
            return (int)(1000 * (degrees + _offset[channel] + (_gain[channel] * (degrees - RoomDegrees)) + (PointNoiseDegrees * _random.NextNormal())));
        }
    }
}
