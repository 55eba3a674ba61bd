using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// Runs a scenario in virtual time: the firmware's own cycle against the simulated rig, at absolute deadlines, one
    /// thread, no clock but the scenario's. Equal scenarios give equal runs, bit for bit.
    /// </summary>
    public sealed class SimulationRunner : IDisposable
    {
        private const int TickMs = RigConfiguration.TickMs;
        private const long TickUs = TickMs * 1000L;

        // Less than half of the record ring's 256 entries, at one record every second tick.
        private const int TicksPerDrain = 128;
        private const long TicksPerProgress = 1 << 20;

        private readonly Scenario _scenario;
        private CyclicExecutive _executive;
        private readonly TruthMonitor _monitor;
        private readonly TripTracker _trips;
        private readonly OperatorDesk _operator;
        private readonly DigestWriter _digest = new();
        private readonly SeededRandom _stretches;
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly long _endUs;
        private readonly StackModel _model;
        private readonly RowLatencies _latencies;
        private RigConfiguration _configuration;
        private long _deadlineUs;
        private long _busyUntilUs;
        private long _ticks;
        private long _foreignBytes;
        private int _ticksToDrain = TicksPerDrain;

        /// <param name="scenario">Checked by <see cref="ScenarioReader"/>.</param>
        /// <param name="program">The compiled program; empty leaves the rig idle.</param>
        public SimulationRunner(Scenario scenario, byte[] program)
        {
            _scenario = scenario;
            StackModel model = ScenarioReader.Model(scenario, "scenario");
            _model = model;
            _configuration = StackConfiguration.For(scenario, model);
            RigConfiguration configuration = StackConfiguration.For(scenario, model);
            Rig = new SimulatedRig(model, scenario.Seed, StackConfiguration.Hardware(configuration), Surroundings(scenario));
            if (scenario.StateOfCharge is { } charge)
            {
                Rig.SetStateOfCharge(charge);
            }

            foreach (FaultSpecification fault in scenario.Faults)
            {
                if (!IsBeforeBoot(fault))
                {
                    Rig.Inject(fault);
                }
            }

            Rig.Advance(0);
            _monitor = new TruthMonitor(configuration, Rig);
            Rig.Observer = _monitor;
            Rig.MemoryHit = HitMemory;
            HitMemoryBeforeBoot(scenario);
            _executive = new CyclicExecutive(_configuration, new Calibration(_configuration), Rig, Rig);

            // A table of its own: the firmware's is made from memory that may have been hit.
            var table = new FaultTable(configuration);
            _trips = new TripTracker(table, _monitor, Rig);
            _monitor.Rows = new RowTruth(table, configuration, Rig);
            _monitor.Runaway = new RunawayCheck(configuration.PlateMillidegreesMax, Rig);
            _latencies = new RowLatencies(_monitor.Rows, table, _monitor, Rig);
            _operator = new OperatorDesk(scenario.Actions, program, _executive, Rig);
            _stretches = new SeededRandom(~scenario.Seed);
            _endUs = scenario.DurationMs() * 1000;
        }

        /// <summary>Told of every event of the firmware, a record of <see cref="EventRecord"/>; may be null.</summary>
        public Action<int[]>? EventTaken { get; init; }

        /// <summary>Told of every telemetry record of the firmware, a record of <see cref="TelemetryRecord"/>; may be null.</summary>
        public Action<int[]>? RecordTaken { get; set; }

        /// <summary>The people around the rig.</summary>
        public OperatorDesk Operator
        {
            get { return _operator; }
        }

        /// <summary>The simulated rig; its truth is the plant's.</summary>
        public SimulatedRig Rig { get; }

        /// <summary>The firmware.</summary>
        public CyclicExecutive Executive
        {
            get { return _executive; }
        }

        /// <summary>Measured latencies of the fault table's rows.</summary>
        public RowLatencies Latencies
        {
            get { return _latencies; }
        }

        /// <summary>True once a bit of the controller's memory turned over; only <see cref="Restart"/> turns it back.</summary>
        public bool MemoryWasHit { get; private set; }

        /// <summary>Telemetry records that the communication thread has taken.</summary>
        public long TelemetryRecords { get; private set; }

        /// <summary>The checkers.</summary>
        public TruthMonitor Monitor
        {
            get { return _monitor; }
        }

        /// <summary>Runs to the scenario's end.</summary>
        /// <param name="progress">Told now and then which part is done, 0..1; may be null.</param>
        /// <param name="cancellation">Ends the run early with an exception.</param>
        /// <exception cref="ScenarioException">The rig refused the program.</exception>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Swapping this loop's code while it runs makes the runtime allocate on this thread.
        public SimulationResult Run(Action<double>? progress, CancellationToken cancellation)
        {
            long started = Stopwatch.GetTimestamp();
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            while (_deadlineUs < _endUs)
            {
                Cycle();
                if (_ticks % TicksPerProgress == 0)
                {
                    Report(progress, cancellation);
                }
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes - _foreignBytes;
            return Result(Stopwatch.GetElapsedTime(started).TotalSeconds, bytes);
        }

        /// <summary>The controller starts anew with its provisioned configuration and without a program; the plant goes on.</summary>
        public void Restart()
        {
            MemoryWasHit = false;
            _configuration = StackConfiguration.For(_scenario, _model);
            _executive = new CyclicExecutive(_configuration, new Calibration(_configuration), Rig, Rig);
            _operator.Attach(_executive);
        }

        /// <summary>One deadline: the plant up to it, then the firmware's cycle.</summary>
        public void Cycle()
        {
            long startUs = Math.Max(_deadlineUs, _busyUntilUs);
            if (Rig.StretchUs > 0)
            {
                startUs += DrawStretch();
            }

            Rig.Advance((int)((startUs - Rig.NowUs) / 1000));
            if (!Rig.LoopIsDead)
            {
                int lateMs = (int)((startUs - _deadlineUs) / 1000);
                _executive.Tick(unchecked(_scenario.ClockStartMs + Rig.ClockOffsetMs + (int)(startUs / 1000)), lateMs);
                _digest.Add(_executive.Snapshot, _executive.Commands, _executive.Mode);
                _ticks++;
            }

            _busyUntilUs = startUs + Rig.OutputStretchUs;
            _deadlineUs += TickUs;
            while (_deadlineUs + TickUs <= _busyUntilUs)
            {
                // A deadline that passed while the loop was held up is missed, not made up for.
                _deadlineUs += TickUs;
            }

            Follow();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _digest.Dispose();
        }

        private static RigModel Surroundings(Scenario scenario)
        {
            RigModel rig = ModelLibrary.Rig();
            ModelParameter[] noises = [rig.CellNoise, rig.StackNoise, rig.CurrentNoise, rig.TemperatureNoise, rig.ForceNoise, rig.TravelNoise];
            foreach (ModelParameter noise in noises)
            {
                noise.Value *= scenario.NoiseFactor;
            }

            return rig;
        }

        private static bool IsBeforeBoot(FaultSpecification fault)
        {
            return fault.Fault == "configurationFlip" && fault.AtSeconds == 0;
        }

        private void HitMemory(MemoryRegion region, int bit)
        {
            MemoryWasHit = true;
            MemoryUpset.Flip(region, bit, _configuration, _executive.Program);
        }

        // A flip at 0 s lies between provisioning and the firmware's first look at it.
        private void HitMemoryBeforeBoot(Scenario scenario)
        {
            foreach (FaultSpecification fault in scenario.Faults)
            {
                if (IsBeforeBoot(fault))
                {
                    MemoryWasHit = true;
                    MemoryUpset.Flip(_configuration, (int)(fault.Value ?? 0));
                }
            }
        }

        private void Follow()
        {
            _trips.Close();
            _latencies.Close();
            if (!Rig.CommunicationIsDead)
            {
                while (_executive.Events.TryRead(_event))
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    TakeEvent();
                    _foreignBytes += GC.GetAllocatedBytesForCurrentThread() - before;
                }

                if (--_ticksToDrain == 0)
                {
                    _ticksToDrain = TicksPerDrain;
                    _executive.Communication.Report(Rig.CommunicationHealth);
                    TakeRecords();
                }
            }

            _operator.Act();
        }

        private void TakeRecords()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (_executive.Records.TryRead(_record))
            {
                TelemetryRecords++;
                RecordTaken?.Invoke(_record);
            }

            _foreignBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private void TakeEvent()
        {
            if (_event[EventRecord.Kind] == EventRecord.Tripped)
            {
                _trips.Take(_event);
            }

            _latencies.Take(_event, _executive.Snapshot.Tick);
            _operator.Take(_event);
            EventTaken?.Invoke(_event);
        }

        // Milliseconds, because the firmware's clock counts them: none, all, or any part of the stretch, before the
        // sample or after it.
        private long DrawStretch()
        {
            int longestMs = (int)(Rig.StretchUs / 1000);
            int ms = _stretches.NextInt(0, 1) == 0 ? longestMs : _stretches.NextInt(0, longestMs);
            int beforeMs = _stretches.NextInt(0, 2) switch { 0 => 0, 1 => ms, _ => _stretches.NextInt(0, ms) };
            Rig.OutputStretchUs = (ms - beforeMs) * 1000L;
            return beforeMs * 1000L;
        }

        private void Report(Action<double>? progress, CancellationToken cancellation)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke((double)_deadlineUs / _endUs);
            _foreignBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private SimulationResult Result(double wallSeconds, long bytes)
        {
            double simulatedSeconds = _endUs * 1e-6;
            return new SimulationResult
            {
                Trips = _trips.Trips,
                Hazards = Hazards(),
                FinalState = _executive.Mode.ToString(),
                Ticks = _ticks,
                SimulatedSeconds = simulatedSeconds,
                WallSeconds = wallSeconds,
                Speed = simulatedSeconds / wallSeconds,
                BytesPerTick = _ticks == 0 ? 0 : (double)bytes / _ticks,
                Digest = _digest.Finish(),
            };
        }

        private List<HazardResult> Hazards()
        {
            var hazards = new List<HazardResult>();
            foreach (HazardWatch watch in _monitor.Watches)
            {
                if (watch.BudgetMs == 0 || watch.LongestUs <= 0)
                {
                    continue;
                }

                string kind = watch.Kind.ToString();
                double durationMs = Math.Round(watch.LongestUs * 0.001, 3);
                hazards.Add(new HazardResult
                {
                    Kind = char.ToLowerInvariant(kind[0]) + kind[1..],
                    Cell = watch.Cell == 0 ? null : watch.Cell,
                    DurationMs = durationMs,
                    BudgetMs = watch.BudgetMs,
                    Violated = watch.IsViolated,
                });
            }

            return hazards;
        }
    }
}
