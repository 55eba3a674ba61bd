using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Analysis
{
    /// <summary>
    /// A run as its recorder handed it on: telemetry and step messages, put in order. What the analysis knows of a run, it
    /// knows from here.
    /// </summary>
    public sealed class RunRecord
    {
        private readonly List<RunPoint> _points = [];
        private readonly List<(long TimeMs, bool Starts, int Step, string End)> _edges = [];
        private readonly List<TelemetryRow> _waves = [];
        private readonly List<long> _waveMs = [];
        private readonly Dictionary<int, ImpedanceTones> _tones = [];
        private bool _hasTime;
        private int _lastMs;
        private long _timeMs;
        private List<RunStep>? _steps;
        private List<RunSweep>? _sweeps;

        /// <summary>Records that lacked a good reading of voltage or current and are not used.</summary>
        public int Unread { get; private set; }

        /// <summary>The fault that ended the run, or empty.</summary>
        public string Trip { get; private set; } = "";

        /// <summary>Hours from the first record to the last.</summary>
        public double Hours => _points.Count == 0 ? 0 : (_points[^1].TimeMs - _points[0].TimeMs) / 3.6e6;

        /// <summary>All records, oldest first.</summary>
        public IReadOnlyList<RunPoint> Points => _points;

        /// <summary>The passes of all steps that took time, in order.</summary>
        public IReadOnlyList<RunStep> Steps => _steps ??= Split();

        /// <summary>The impedance sweeps in order, analysed from their own records.</summary>
        public IReadOnlyList<RunSweep> Sweeps => _sweeps ??= FindSweeps();

        /// <summary>Takes telemetry; records that the step's rule did not want are left out, those of impedance steps make sweeps.</summary>
        public void Add(TelemetryFrame frame)
        {
            foreach (TelemetryRow row in frame.Rows)
            {
                long timeMs = Unwrap(row.TimeMs);

                // The samples of an impedance step are no course of current and voltage.
                if ((row.CommandBits & TelemetryRecord.UnfilteredBit) != 0)
                {
                    _waves.Add(row);
                    _waveMs.Add(timeMs);
                }
                else if ((row.CommandBits & TelemetryRecord.WantedBit) != 0 && row.Step >= 0)
                {
                    Take(row, timeMs);
                }
            }
        }

        /// <summary>Takes a message of a step or a trip; others are of no use here.</summary>
        public void Add(RigMessage message)
        {
            if (message.Topic == "trip" && Trip.Length == 0)
            {
                Trip = message.Text("fault") ?? "unknown";
            }

            string? kind = message.Text("kind");
            if (message.Topic == "step" && kind is "stepStarted" or "stepEnded")
            {
                long timeMs = Unwrap((int)message.Integer("timeMs")!.Value);
                int step = (int)message.Integer("step")!.Value - 1;
                _edges.Add((timeMs, kind == "stepStarted", step, message.Text("end") ?? ""));
                if (message.Integer("periodSlices") is { } period && message.Integer("tones") is { } word)
                {
                    _tones[step] = new ImpedanceTones((int)period, (int)word);
                }
            }
        }

        private List<RunSweep> FindSweeps()
        {
            var begins = new Dictionary<TelemetryRow, long>(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < _waves.Count; i++)
            {
                begins[_waves[i]] = _waveMs[i];
            }

            var options = new ImpedanceOptions();
            return ImpedanceSweep.Find(_waves, _tones).Select(sweep => new RunSweep(begins[sweep.Runs[0].Rows[0]], ImpedanceAnalysis.Analyse(sweep, _tones, options))).ToList();
        }

        // Telemetry and messages come a little out of order; the difference of two wrapping times has the right sign.
        private long Unwrap(int timeMs)
        {
            if (!_hasTime)
            {
                _hasTime = true;
                _lastMs = timeMs;
            }

            _timeMs += unchecked(timeMs - _lastMs);
            _lastMs = timeMs;
            return _timeMs;
        }

        private void Take(TelemetryRow row, long timeMs)
        {
            int?[] channels = row.Channels;
            int? current = channels[Channel.Current] ?? channels[Channel.CurrentSecond];
            int sum = 0;
            for (int i = Channel.Cell0; i < Channel.Cell0 + Channel.CellsMax; i++)
            {
                sum += channels[i] ?? 0;
            }

            if (channels[Channel.Cell0] is not { } cell || current is not { } nanoamps)
            {
                Unread++;
                return;
            }

            int?[] plates = channels[Channel.Temperature0..(Channel.Temperature0 + Channel.Plates)];
            int plate = plates.All(value => value is null) ? int.MinValue : (int)plates.Average(value => value)!.Value;
            int clamp = channels[Channel.ClampForce] ?? int.MinValue;
            _points.Add(new RunPoint(
                timeMs, row.Step, nanoamps, row.CommandNanoamps, (byte)((row.CommandBits >> 8) & 0xFF), row.StepChargeNanoampereSeconds, cell, sum, plate, clamp));
        }

        private List<RunStep> Split()
        {
            _points.Sort((a, b) => a.TimeMs.CompareTo(b.TimeMs));
            var steps = new List<RunStep>();
            (long TimeMs, int Step)? open = null;
            int next = 0;
            foreach ((long timeMs, bool starts, int step, string end) in _edges.OrderBy(edge => edge.TimeMs).ThenBy(edge => edge.Starts))
            {
                if (starts)
                {
                    open = (timeMs, step);
                }
                else if (open is { } begun)
                {
                    steps.Add(Step(begun, timeMs, end, ref next));
                    open = null;
                }
            }

            if (open is { } unfinished && _points.Count > 0 && _points[^1].TimeMs > unfinished.TimeMs)
            {
                steps.Add(Step(unfinished, _points[^1].TimeMs, "", ref next));
            }

            return steps;
        }

        // The record of the tick that ends a step belongs to the next one: its step is that one's.
        private RunStep Step((long TimeMs, int Step) begun, long endMs, string end, ref int next)
        {
            while (next < _points.Count && _points[next].TimeMs < begun.TimeMs)
            {
                next++;
            }

            int first = next;
            while (next < _points.Count && _points[next].TimeMs <= endMs && _points[next].Step == begun.Step)
            {
                if (_points[next].TimeMs == endMs && end.Length > 0)
                {
                    break;
                }

                next++;
            }

            return new RunStep
            {
                Step = begun.Step,
                StartMs = begun.TimeMs,
                EndMs = endMs,
                End = end,
                Points = _points.GetRange(first, next - first),
            };
        }
    }
}
