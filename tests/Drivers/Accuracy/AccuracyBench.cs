using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.DocGen;
using RigFirmware.Hal;
using RigFirmware.Host.Calibration;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Setup;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Accuracy
{
    /// <summary>
    /// A rig of twelve cells whose front end is drawn from the limits of hardware/bom.csv: firmware, drivers, simulated chips, plant. It is
    /// calibrated at 25 degC as hardware/calibration.md tells a person to, by the code of <c>./rig calibrate</c> from the rig's telemetry
    /// records, and then read at other points and temperatures against the plant's truth.
    /// </summary>
    internal sealed class AccuracyBench
    {
        public const int Cells = 12;
        private const double SettleSeconds = 2;
        private const double ReadSeconds = 10;
        private static readonly HardwareFolder Hardware = HardwareFolder.Find(Repository.Root);
        private static readonly double[] Parts = [0.9, -0.9, 0.7, -0.7, 0.5, -0.5, 0.3, -0.3];
        private readonly ReferenceMeter _meter;
        private readonly List<TelemetryRow> _rows = [];

        /// <param name="seed">Draws front end, meter, plant and noise.</param>
        public AccuracyBench(ulong seed)
            : this(LowOhmic(), seed)
        {
        }

        /// <param name="inlPpm">Nonlinearity of the three converters in parts per million of their whole range; null for that of bom.csv.</param>
        public AccuracyBench(ulong seed, double? inlPpm)
            : this(LowOhmic(), seed, inlPpm)
        {
        }

        public AccuracyBench(StackModel model, ulong seed, double? inlPpm = null)
        {
            _meter = new ReferenceMeter(seed);
            Errors = new FrontEndErrors(seed, (part, name) => name == "inlPpmOfFullScaleRange" && inlPpm is { } ppm ? ppm : Hardware.Figure(part, name));
            Station = new ChipStation(model, seed, 0.5, 0, 0, Errors, configuration =>
            {
                configuration.StackNanoampsMax = CurrentRange.NanoampsMax(CurrentRange.Milliamps500);
                configuration.ChargeMicroampHoursMax = 1000000;
            });
            Station.Recorded = record => _rows.Add(Row(record));
            if (Station.Refusal != null || !Station.RunUntil(() => Station.Executive.Mode == RigMode.Idle, 20))
            {
                throw new InvalidOperationException($"The rig is {Station.Executive.Mode}: {Station.Refusal ?? Station.TrippedFaultName}");
            }
        }

        public ChipStation Station { get; }

        public FrontEndErrors Errors { get; }

        public RigCalibration Present { get; private set; } = RigCalibration.Nominal(100000);

        /// <summary>Cells and stack, then both sensors in every range, each kind as a person would.</summary>
        public void CalibrateAll()
        {
            CalibrateCells();
            CalibrateStack();
            CalibrateCurrent();
        }

        /// <summary>Seven settings of the alternating plug and three of the joined one; then the trips they cause are acknowledged.</summary>
        public void CalibrateCells()
        {
            var points = new List<CalibrationPoint>();
            foreach (double volts in new[] { -4.8, -3.6, -1.8, 0, 1.8, 3.6, 4.8 })
            {
                points.AddRange(Points(CalibrationPlug.Alternating, volts));
            }

            foreach (double volts in new double[] { 0, 27, 54 })
            {
                points.AddRange(Points(CalibrationPlug.Joined, volts));
            }

            Unplug();
            Calibrate(CalibrationKind.Cells, points);
        }

        public void CalibrateStack()
        {
            var points = new List<CalibrationPoint>();
            foreach (double volts in new[] { 0, 2, 3.7, 4.3 })
            {
                SetCells(volts);
                points.Add(Read().Point(Channel.Stack, _meter.Microvolts(Station.Rig.Plant.Truth.Layers.StackVolts), 0, Present));
            }

            Array.Clear(Station.Rig.Plant.Truth.Layers.AddedVolts);
            Unplug();
            Calibrate(CalibrationKind.Stack, points);
        }

        /// <summary>Both sensors, the first at gain 4 too.</summary>
        /// <param name="ranges">Of <see cref="Hal.CurrentRange"/>; none means every one.</param>
        public void CalibrateCurrent(params byte[] ranges)
        {
            int[] setpoints = Setpoints(Parts, ranges);
            IReadOnlyList<CalibrationPoint> points = ReadCurrents(setpoints, (truth, _) => _meter.Nanoamps(truth));
            Calibrate(CalibrationKind.Current, points);
        }

        /// <summary>Drives the setpoints one after the other, from idle to idle, and reads both sensors in each.</summary>
        /// <param name="setpoints">Nanoamps.</param>
        /// <param name="reference">What is compared: of the true amperes and the setpoint.</param>
        public IReadOnlyList<CalibrationPoint> ReadCurrents(IReadOnlyList<int> setpoints, Func<double, int, double> reference)
        {
            var program = new ImageBuilder();
            foreach (int nanoamps in setpoints)
            {
                program.Current(nanoamps, ReadSeconds + 6);
            }

            var points = new List<CalibrationPoint>();
            Station.Start(program);
            for (int i = 0; i < setpoints.Count; i++)
            {
                if (!Station.RunUntil(() => Station.Executive.Runner.Step == i, 30))
                {
                    throw new InvalidOperationException($"Step {i} was not reached: {Station.Executive.Mode}, {Station.TrippedFaultName}.");
                }

                Station.Run(4);
                double sum = 0;
                int count = 0;
                ReadingWindow window = Read(() =>
                {
                    sum += Station.Rig.Plant.Truth.Layers.StackAmps;
                    count++;
                });
                double value = reference(sum / count, setpoints[i]);
                points.Add(window.Point(Channel.Current, value, 0, Present));
                points.Add(window.Point(Channel.CurrentSecond, value, 0, Present));
            }

            if (!Station.RunUntil(() => Station.Executive.Mode == RigMode.Idle, 60))
            {
                throw new InvalidOperationException($"The rig stays in {Station.Executive.Mode}: {Station.TrippedFaultName}.");
            }

            return points;
        }

        /// <summary>Setpoints at these parts of every range, those of the smallest also at gain 4; ascending ranges.</summary>
        public static int[] Setpoints(IReadOnlyList<double> parts, params byte[] ranges)
        {
            byte[] all = [CurrentRange.Fine, CurrentRange.Microamps100, CurrentRange.Milliamps1, CurrentRange.Milliamps10, CurrentRange.Milliamps500];
            return [.. (ranges.Length > 0 ? ranges : all).SelectMany(range => parts.Select(part => (int)(part * CurrentRange.NanoampsMax(range)))
                .Select(nanoamps => range == CurrentRange.Microamps100 && Math.Abs(nanoamps) <= 30000 ? Math.Sign(nanoamps) * 32000 : nanoamps))];
        }

        /// <summary>Puts every cell of the stack on a voltage.</summary>
        public void SetCells(params double[] volts)
        {
            var layers = Station.Rig.Plant.Truth.Layers;
            for (int i = 0; i < Cells; i++)
            {
                layers.AddedVolts[i] += volts[i % volts.Length] - layers.Volts[i];
            }

            Station.Run(SettleSeconds);
        }

        /// <summary>References on the taps, volts of each against the rig's ground.</summary>
        public void PlugIn(double[] taps)
        {
            Station.Rig.Taps.Plug = taps;
            Station.Run(SettleSeconds);
        }

        /// <summary>The stack on the taps again, and the rig idle.</summary>
        public void Unplug()
        {
            Station.Rig.Taps.Plug = null;
            Station.BackToIdle();

            // The self-test takes a plug for wrong wiring; its next run finds the stack again.
            Station.Run(30);
        }

        /// <summary>The telemetry of some seconds.</summary>
        public ReadingWindow Read(Action? look = null)
        {
            _rows.Clear();
            for (int i = 0; i < ReadSeconds * 20; i++)
            {
                Station.Cycle();
                look?.Invoke();
            }

            return new ReadingWindow([.. _rows]);
        }

        private IEnumerable<CalibrationPoint> Points(CalibrationPlug plug, double volts)
        {
            PlugIn([.. Enumerable.Range(0, Cells + 1).Select(tap => plug.TapPart(tap) * volts)]);
            ReadingWindow window = Read();

            // One voltage is measured; what it means for each cell is arithmetic, as in the verb.
            double shown = _meter.Microvolts(volts);
            return [.. Enumerable.Range(0, Cells).Select(cell => window.Point(cell, plug.CellPart(cell) * shown, plug.CommonModePart(cell) * shown, Present))];
        }

        private void Calibrate(int kind, IReadOnlyList<CalibrationPoint> points)
        {
            var origin = new CalibrationOrigin("Reference", "0815", DateTimeOffset.UtcNow.AddMinutes(-1));
            IReadOnlyList<ChannelFit> fits = CalibrationSet.Fit(points, kind, origin, Present, Station.Configuration, DateTimeOffset.UtcNow);
            RigCalibration next = Present.With(fits, kind, origin);
            int answer = Station.Load(next.Image);
            if (answer != RequestResult.Done)
            {
                throw new InvalidOperationException($"The rig answered {answer}.");
            }

            Present = next;
        }

        private TelemetryRow Row(int[] record)
        {
            int notOk = record[TelemetryRecord.NotOkMask];
            return new TelemetryRow
            {
                Tick = record[TelemetryRecord.Tick],
                CommandBits = record[TelemetryRecord.CommandBits],
                Channels = [.. Enumerable.Range(0, Channel.Count).Select(channel => (notOk & (1 << channel)) != 0 ? (int?)null : record[TelemetryRecord.Channel0 + channel])],
            };
        }

        // So low in resistance and so large that each range can be driven inside the window.
        private static StackModel LowOhmic()
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
    }
}
