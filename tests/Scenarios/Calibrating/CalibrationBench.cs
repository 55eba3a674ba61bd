using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Calibration;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Scenarios.Control;

namespace RigFirmware.Tests.Scenarios.Calibrating
{
    /// <summary>
    /// A rig of twelve cells whose every channel is wrong in gain and offset. The plant's truth is the reference instrument; what the rig
    /// read is averaged from its snapshots, as the host averages telemetry.
    /// </summary>
    internal sealed class CalibrationBench
    {
        public const int Cells = 12;
        private const double ReadSeconds = 5;
        private static readonly double[] Parts = [0.9, -0.9, 0.5, -0.5, 0.3, -0.3];
        private readonly List<string> _steps = [];
        private readonly ControlBench _bench;
        private int _step;

        public CalibrationBench(ulong seed)
        {
            foreach (double newtons in new[] { 5.0, 30, 60, 95, 45 })
            {
                _steps.Add(string.Create(CultureInfo.InvariantCulture, $"  - force: {newtons} N\n    until: [time >= 40 s]\n"));
            }

            for (byte range = 0; range < CurrentRange.Count; range++)
            {
                foreach (double part in Parts.Concat([0.7, -0.7]))
                {
                    string direction = part > 0 ? "charge" : "discharge";
                    _steps.Add(string.Create(CultureInfo.InvariantCulture, $"  - {direction}: {Math.Abs(part) * CurrentRange.NanoampsMax(range)} nA\n    until: [time >= 8 s]\n"));
                }
            }

            _bench = new ControlBench(Stack(), 0.5, string.Concat(_steps), Surroundings(), seed);
        }

        public RigCalibration Present { get; private set; } = RigCalibration.Nominal(100000);

        public CyclicExecutive Executive => _bench.Executive;

        public ControlBench Bench => _bench;

        /// <summary>Puts every cell on a voltage.</summary>
        public void SetCells(double volts)
        {
            _bench.MayTrip = true;
            for (int i = 0; i < Cells; i++)
            {
                _bench.Rig.Truth.Layers.AddedVolts[i] += volts - _bench.Rig.Truth.Layers.Volts[i];
            }

            _bench.Run(3);
        }

        public void SetDegrees(double degrees)
        {
            _bench.MayTrip = true;
            _bench.Rig.Truth.Heat.AirDegrees = degrees;
            _bench.Rig.Truth.Heat.SetAll(degrees);
            _bench.Run(3);
        }

        /// <summary>Everything back as it was, and the trips that the reference voltages caused acknowledged.</summary>
        public void BackToIdle()
        {
            Array.Clear(_bench.Rig.Truth.Layers.AddedVolts);
            SetDegrees(20);
            // Temperatures that jump hold the current off until they have been calm for 30 s.
            _bench.Run(40);
            _bench.Rig.HoldAcknowledge(3000);
            _bench.RunUntil(() => _bench.Executive.Mode == RigMode.Idle, 60);
            _bench.MayTrip = false;
        }

        /// <summary>The channels' truth and mean reading, in the channels' units.</summary>
        public IReadOnlyList<CalibrationPoint> Read(params int[] channels)
        {
            byte range = _bench.Rig.Truth.Power.Range;
            var sums = new double[channels.Length];
            var truths = new double[channels.Length];
            int count = 0;
            _bench.Run(ReadSeconds, () =>
            {
                // Every other tick, as telemetry.
                if (_bench.Executive.Snapshot.Tick % 2 == 0)
                {
                    count++;
                    for (int i = 0; i < channels.Length; i++)
                    {
                        sums[i] += _bench.Executive.Snapshot.Fast[channels[i]];
                        truths[i] += Truth(channels[i]);
                    }
                }
            });
            return [.. channels.Select((channel, i) => new CalibrationPoint(channel, channel is Channel.Current or Channel.CurrentSecond ? range : (byte)0, truths[i] / count, sums[i] / count))];
        }

        /// <summary>Runs the program of forces and currents and reads in each of its steps.</summary>
        public (IReadOnlyList<CalibrationPoint> Force, IReadOnlyList<CalibrationPoint> Current) ReadProgram()
        {
            var force = new List<CalibrationPoint>();
            var current = new List<CalibrationPoint>();
            if (_step > 0)
            {
                _bench.Executive.Requests.TryWrite([RequestRecord.Start, 5, 0]);
            }

            int first = _bench.StepStarts.Count;
            for (int i = 0; i < _steps.Count; i++)
            {
                bool isForce = _steps[i].Contains("force", StringComparison.Ordinal);
                _bench.RunUntil(() => _bench.StepStarts.Count > first + i, 60);
                _bench.Run(isForce ? 30 : 2);
                (isForce ? force : current).AddRange(isForce ? Read(Channel.ClampForce) : Read(Channel.Current, Channel.CurrentSecond));
            }

            _step = _steps.Count;
            _bench.RunUntil(() => _bench.Executive.Mode == RigMode.Idle, 60);
            return (force, current);
        }

        /// <summary>Judges, fits and loads the points of one kind, as the verb does.</summary>
        public IReadOnlyList<ChannelFit> Calibrate(int kind, IReadOnlyList<CalibrationPoint> points)
        {
            var origin = new CalibrationOrigin("Reference", "0815", DateTimeOffset.UtcNow.AddMinutes(-1));
            IReadOnlyList<ChannelFit> fits = CalibrationSet.Fit(points, kind, origin, Present, _bench.Configuration, DateTimeOffset.UtcNow);
            RigCalibration next = Present.With(fits, kind, origin);
            int answer = _bench.LoadCalibration(next.Image.ToArray());
            if (answer != RequestResult.Done)
            {
                throw new InvalidOperationException($"The rig answered {answer}.");
            }

            Present = next;
            return fits;
        }

        private double Truth(int channel)
        {
            return channel switch
            {
                < Channel.Stack => _bench.Rig.Truth.Layers.Volts[channel] * 1e6,
                Channel.Stack => _bench.Rig.Truth.Layers.StackVolts * 1e6,
                Channel.Current or Channel.CurrentSecond => _bench.Rig.Truth.Layers.StackAmps * 1e9,
                Channel.Heater => _bench.Rig.Truth.Heat.BlockDegrees * 1e3,
                Channel.Ambient => _bench.Rig.Truth.Heat.AirDegrees * 1e3,
                Channel.ClampForce => _bench.Rig.Truth.Clamp.Newtons * 1e3,
                _ => _bench.Rig.Truth.Heat.PlateDegrees[_bench.Rig.Sensing.PlateOfSensor(channel - Channel.Temperature0)] * 1e3,
            };
        }

        // So low in resistance and so large that each range can be driven inside the window.
        private static StackModel Stack()
        {
            StackModel model = ModelLibrary.Stack("C000-05").WithCells(Cells);
            LayerModel layer = model.Layer;
            foreach (ModelParameter large in new[] { layer.Capacity, layer.LithiumInventory, layer.OneC })
            {
                large.Value *= 1000;
            }

            foreach (ModelParameter small in new[] { layer.Swelling, layer.BulkResistance, layer.BulkGrowth, layer.InterfaceResistance, layer.InterfaceResistanceAfter })
            {
                small.Value /= 1000;
            }

            return model;
        }

        private static RigModel Surroundings()
        {
            RigModel rig = ModelLibrary.Rig();
            rig.CellOffset.Value = 3000;
            rig.StackOffset.Value = 10000;
            rig.GainError.Value = 400;
            rig.CurrentOffset.Value = 500;
            rig.CurrentAsymmetry.Value = 300;
            rig.TemperatureOffset.Value = 400;
            rig.ForceGainError.Value = 8000;
            return rig;
        }
    }
}
