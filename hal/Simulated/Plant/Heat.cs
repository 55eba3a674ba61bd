using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>Temperatures: one node a plate, one for the heater block that holds both ends, the air outside.</summary>
    public sealed class Heat
    {
        private readonly double[] _flows;
        private readonly double _perPlate;
        private readonly double _layer;
        private readonly double _end;
        private readonly double _perBlock;
        private readonly double _toAir;

        /// <param name="model">The rig.</param>
        /// <param name="cellCount">Layers, 1..12.</param>
        public Heat(RigModel model, int cellCount)
        {
            PlateDegrees = new double[cellCount + 1];
            PlateDegreesPerSecond = new double[cellCount + 1];
            AddedWatts = new double[cellCount];
            _flows = new double[cellCount + 1];
            _perPlate = 1 / model.PlateHeatCapacity.Value;
            _layer = model.LayerConductance.Value;
            _end = model.EndConductance.Value;
            _perBlock = 1 / model.BlockHeatCapacity.Value;
            _toAir = model.BlockToAir.Value;
            AirDegrees = model.AirTemperature.Value;
            SetAll(AirDegrees);
        }

        /// <summary>Plate temperatures in degrees Celsius, from the negative end. Shape [cells + 1].</summary>
        public double[] PlateDegrees { get; }

        /// <summary>How fast they change, in degrees per second. Shape [cells + 1].</summary>
        public double[] PlateDegreesPerSecond { get; }

        /// <summary>Heat that a fault sets free in a layer, in watts. Shape [cells].</summary>
        public double[] AddedWatts { get; }

        /// <summary>Temperature of the heater block in degrees Celsius.</summary>
        public double BlockDegrees { get; private set; }

        /// <summary>Temperature of the air in degrees Celsius.</summary>
        public double AirDegrees { get; set; }

        /// <summary>Factor on the heat that the block loses to the air: 1 in still air, more in a draught.</summary>
        public double Draught { get; set; } = 1;

        /// <summary>Hottest plate in degrees Celsius.</summary>
        public double HottestDegrees { get; private set; }

        /// <summary>Fastest rise of any plate in degrees per second.</summary>
        public double FastestDegreesPerSecond { get; private set; }

        /// <summary>Puts everything but the air at one temperature.</summary>
        public void SetAll(double degrees)
        {
            Array.Fill(PlateDegrees, degrees);
            BlockDegrees = degrees;
            HottestDegrees = degrees;
        }

        /// <summary>One explicit step; stable below a second, because the fastest node has seconds.</summary>
        /// <param name="seconds">0.001..0.5.</param>
        /// <param name="heaterWatts">Electrical power into the block.</param>
        /// <param name="layers">Where the current's heat arises.</param>
        public void Advance(double seconds, double heaterWatts, Layers layers)
        {
            double[] plates = PlateDegrees;
            int last = plates.Length - 1;
            double lowEnd = (BlockDegrees - plates[0]) * _end;
            double highEnd = (BlockDegrees - plates[last]) * _end;
            _flows[0] = lowEnd;
            _flows[last] = highEnd;
            for (int i = 1; i < last; i++)
            {
                _flows[i] = 0;
            }

            for (int i = 0; i < last; i++)
            {
                double across = (plates[i] - plates[i + 1]) * _layer;
                double half = (layers.HeatWatts(i) + AddedWatts[i]) * 0.5;
                _flows[i] += half - across;
                _flows[i + 1] += half + across;
            }

            BlockDegrees += seconds * _perBlock * (heaterWatts - lowEnd - highEnd - ((BlockDegrees - AirDegrees) * _toAir * Draught));
            double hottest = double.MinValue;
            double fastest = double.MinValue;
            for (int i = 0; i <= last; i++)
            {
                double rate = _flows[i] * _perPlate;
                PlateDegreesPerSecond[i] = rate;
                plates[i] += rate * seconds;
                hottest = Math.Max(hottest, plates[i]);
                fastest = Math.Max(fastest, rate);
            }

            HottestDegrees = hottest;
            FastestDegreesPerSecond = fastest;
        }
    }
}
