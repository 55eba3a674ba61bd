using System;
using RigFirmware.Hal;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Sensing
{
    /// <summary>
    /// Turns the plant's truth into converter counts: gain error, offset, noise, quantisation, saturation per channel,
    /// all drawn from one seed. The converters run freely; what a sample takes is their newest result.
    /// </summary>
    public sealed class FrontEnd
    {
        private const int Currents = 2;
        private readonly int _cells;
        private readonly int[] _plateOfSensor = new int[Channel.Plates];
        private readonly double[] _countsPerUnit = new double[Channel.Count];
        private readonly double[] _offsetCounts = new double[Channel.Count];
        private readonly double[] _noiseCounts = new double[Channel.Count];
        private readonly double[] _asymmetry = new double[Currents];
        private readonly double[] _currentGain = new double[Currents];
        private readonly double[] _currentOffset = new double[Currents];
        private readonly double _currentNoise;
        private readonly double[] _normals = new double[Channel.Count + 1];
        private readonly SeededRandom _random;
        private readonly int _clampMillinewtonsMax;
        private byte _range = byte.MaxValue;

        /// <param name="model">The rig.</param>
        /// <param name="cells">Cells in the stack, 1..12.</param>
        /// <param name="clampMillinewtonsMax">The clamp head's largest force.</param>
        /// <param name="random">Draws errors and noise.</param>
        /// <param name="witnesses">Draws those of the second paths.</param>
        public FrontEnd(RigModel model, int cells, int clampMillinewtonsMax, SeededRandom random, SeededRandom witnesses)
        {
            Second = new SecondPaths(cells, _plateOfSensor, witnesses);
            _cells = cells;
            _random = random;
            _clampMillinewtonsMax = clampMillinewtonsMax;
            Defects = new ChannelDefects(cells);
            Filter = new ConverterFilter(cells);
            for (int i = 0; i < _plateOfSensor.Length; i++)
            {
                // The points spread evenly from the first plate to the last.
                _plateOfSensor[i] = ((i * cells) + 1) / (_plateOfSensor.Length - 1);
            }

            double gain = model.GainError.Value;
            for (int i = 0; i < cells; i++)
            {
                Set(Channel.Cell0 + i, 1e6, gain, model.CellOffset.Value, model.CellNoise.Value);
            }

            Set(Channel.Stack, 1e6, gain, model.StackOffset.Value, model.StackNoise.Value);
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                Set(Channel.Temperature0 + i, 1000, 0, model.TemperatureOffset.Value, model.TemperatureNoise.Value);
            }

            Set(Channel.ClampForce, 1000, model.ForceGainError.Value, 0, model.ForceNoise.Value);
            Set(Channel.ClampTravel, 1e6, 0, 0, model.TravelNoise.Value);
            _currentNoise = model.CurrentNoise.Value * 1e-6;
            for (int i = 0; i < Currents; i++)
            {
                _currentGain[i] = 1 + (gain * 1e-6 * random.NextNormal());
                _currentOffset[i] = model.CurrentOffset.Value * 1e-6 * random.NextNormal();
                _asymmetry[i] = model.CurrentAsymmetry.Value * 1e-6 * (random.NextUniform() - 0.5);
            }
        }

        /// <summary>The converters' own filter, which matters while the current moves within a tick.</summary>
        public ConverterFilter Filter { get; }

        /// <summary>The second paths to cells and temperatures.</summary>
        public SecondPaths Second { get; }

        /// <summary>What is wrong with the sensing.</summary>
        public ChannelDefects Defects { get; }

        /// <summary>The plate, from 0, that a temperature point sits on.</summary>
        public int PlateOfSensor(int point)
        {
            return _plateOfSensor[point];
        }

        /// <summary>Fills a sample from the truth.</summary>
        /// <param name="sample">Filled in place.</param>
        /// <param name="groups">Bits of <see cref="SampleGroups"/>.</param>
        /// <param name="truth">The plant now.</param>
        public void Sample(RigSample sample, int groups, PlantTruth truth)
        {
            if ((groups & SampleGroups.Electrical) != 0)
            {
                SampleElectrical(sample, truth);
            }

            if ((groups & SampleGroups.Temperature) != 0)
            {
                SampleTemperatures(sample, truth.Heat);
            }

            if ((groups & SampleGroups.Clamp) != 0)
            {
                SampleClamp(sample, truth.Clamp);
            }
        }

        private void SampleElectrical(RigSample sample, PlantTruth truth)
        {
            bool filtered = Filter.IsRunning;
            double[] volts = filtered ? Filter.Volts : truth.Layers.Volts;
            double[] normals = _normals;
            _random.FillNormal(normals, _cells + 3);
            if (Defects.TapsSwapped)
            {
                for (int i = 0; i < _cells; i++)
                {
                    Put(sample, Channel.Cell0 + i, SwappedVolts(volts, i), normals[i]);
                }
            }
            else
            {
                for (int i = 0; i < _cells; i++)
                {
                    Put(sample, Channel.Cell0 + i, volts[i], normals[i]);
                }
            }

            Put(sample, Channel.Stack, filtered ? Filter.StackVolts : truth.Layers.StackVolts, normals[_cells]);
            byte range = truth.Power.Range;
            if (range != _range)
            {
                SelectRange(range);
            }

            double amps = filtered ? Filter.StackAmps : truth.Layers.StackAmps;
            double magnitude = Math.Abs(amps);
            Put(sample, Channel.Current, amps + (magnitude * _asymmetry[0]), normals[_cells + 1]);
            Put(sample, Channel.CurrentSecond, amps + (magnitude * _asymmetry[1]), normals[_cells + 2]);
            sample.CurrentRange = range;
            Second.Step(sample, truth);
            Spoil(sample, Channel.Cell0, Channel.Temperature0);
        }

        private void SampleTemperatures(RigSample sample, Heat heat)
        {
            double[] normals = _normals;
            _random.FillNormal(normals, Channel.TemperaturesMax);
            for (int i = 0; i < Channel.Plates; i++)
            {
                Put(sample, Channel.Temperature0 + i, heat.PlateDegrees[_plateOfSensor[i]], normals[i]);
            }

            Put(sample, Channel.Heater, heat.BlockDegrees, normals[Channel.Plates]);
            Put(sample, Channel.Ambient, heat.AirDegrees, normals[Channel.Plates + 1]);
            Spoil(sample, Channel.Temperature0, Channel.ClampForce);
        }

        private void SampleClamp(RigSample sample, Clamp clamp)
        {
            _random.FillNormal(_normals, 2);
            Put(sample, Channel.ClampForce, clamp.Newtons, _normals[0]);
            Put(sample, Channel.ClampTravel, clamp.TravelMillimetres, _normals[1]);
            Spoil(sample, Channel.ClampForce, Channel.Count);
        }

        private void Put(RigSample sample, int channel, double value, double normal)
        {
            double counts = (value * _countsPerUnit[channel]) + _offsetCounts[channel] + (_noiseCounts[channel] * normal);
            if ((Defects.Biased & (1 << channel)) != 0)
            {
                counts += Defects.Bias[channel] * CountsPerChannelUnit(channel);
            }

            int whole = (int)Math.Round(counts);
            bool inside = whole > -NominalScale.FullScaleCounts && whole < NominalScale.FullScaleCounts - 1;
            sample.Counts[channel] = inside ? whole : Math.Clamp(whole, -NominalScale.FullScaleCounts, NominalScale.FullScaleCounts - 1);
            sample.Status[channel] = inside ? SampleStatus.Ok : SampleStatus.Saturated;
        }

        private void Spoil(RigSample sample, int from, int to)
        {
            if (Defects.Any)
            {
                Defects.Spoil(sample, from, to);
            }
        }

        private double SwappedVolts(double[] volts, int cell)
        {
            return PlateVolts(volts, Defects.PlateOfTap(cell + 1)) - PlateVolts(volts, Defects.PlateOfTap(cell));
        }

        private static double PlateVolts(double[] volts, int plate)
        {
            double sum = 0;
            for (int i = 0; i < plate; i++)
            {
                sum += volts[i];
            }

            return sum;
        }

        private void Set(int channel, double perPlantUnit, double gainErrorPpm, double offset, double noise)
        {
            double counts = CountsPerChannelUnit(channel);
            _countsPerUnit[channel] = perPlantUnit * counts * (1 + (gainErrorPpm * 1e-6 * _random.NextNormal()));
            _offsetCounts[channel] = counts * offset * _random.NextNormal();
            _noiseCounts[channel] = counts * noise;
        }

        private double CountsPerChannelUnit(int channel)
        {
            byte range = _range == byte.MaxValue ? CurrentRange.Microamps100 : _range;
            return (double)NominalScale.FullScaleCounts / NominalScale.FullScale(channel, range, _clampMillinewtonsMax);
        }

        private void SelectRange(byte range)
        {
            _range = range;
            for (int i = 0; i < Currents; i++)
            {
                int channel = Channel.Current + i;
                double counts = CountsPerChannelUnit(channel);
                double rangeCounts = counts * CurrentRange.NanoampsMax(range);
                _countsPerUnit[channel] = 1e9 * counts * _currentGain[i];
                _offsetCounts[channel] = rangeCounts * _currentOffset[i];
                _noiseCounts[channel] = rangeCounts * _currentNoise;
            }
        }
    }
}
