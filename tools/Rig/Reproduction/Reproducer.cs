using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Host.Analysis;
using RigFirmware.Host.Recording;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>Carries out the runs that figures need, side by side on the cores, and measures the figures from their records.</summary>
    public sealed class Reproducer
    {
        /// <summary>What a report has to say first.</summary>
        public const string Statement =
            "The models of the cells are fitted to the figures that the papers print. That a measured figure agrees with the printed one shows that the rig measures right: "
            + "its program, firmware, sensors, record and analysis give back what the model does. It does not show that the chemistry is right.";

        private readonly ReproductionPlan _plan;
        private readonly ErrorBudget _budget = ErrorBudget.Load();
        private readonly string? _models;
        private readonly string? _keep;
        private readonly ulong _seed;

        /// <param name="plan">Figures, runs and methods.</param>
        /// <param name="models">Folder with models that take the place of those with the same name; may be null.</param>
        /// <param name="keep">Folder for a store of each run; may be null.</param>
        /// <param name="seed">Decides sensor errors and noise.</param>
        public Reproducer(ReproductionPlan plan, string? models = null, string? keep = null, ulong seed = 1)
        {
            _plan = plan;
            _models = models;
            _keep = keep;
            _seed = seed;
        }

        /// <summary>Told of each run's beginning, course and end, from any thread; may be null.</summary>
        public Action<string>? Progress { get; init; }

        /// <summary>Runs and measures.</summary>
        /// <param name="ids">Results, tests, cells or papers; empty for everything.</param>
        /// <param name="cancellation">Ends the work with an exception.</param>
        /// <exception cref="ReproductionException">An id names nothing.</exception>
        public ReproductionResult Run(IReadOnlyCollection<string> ids, CancellationToken cancellation)
        {
            long started = Stopwatch.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            IReadOnlyList<Figure> figures = _plan.Choose(ids);
            IReadOnlyList<PlannedRun> runs = _plan.RunsFor(figures);
            var rows = new ConcurrentDictionary<string, RowResult>();
            var results = new ConcurrentDictionary<string, RunResult>();
            foreach (Figure figure in figures.Where(figure => _plan.Methods[figure.ResultId].Runs.Length == 0))
            {
                rows[figure.ResultId] = Judgement.NotMeasured(figure, _plan.Methods[figure.ResultId].Reason);
            }

            // Figures that compare two runs need both; the runs of one such group go one after the other and share a group.
            List<List<PlannedRun>> groups = Groups(figures, runs);
            var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
            var queue = Partitioner.Create(groups.OrderByDescending(group => group.Sum(run => run.HoursMax)).ToList(), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(queue, options, group =>
            {
                var views = new Dictionary<string, RunView>();
                foreach (PlannedRun run in group)
                {
                    views[run.Id] = Carry(run, results, cancellation);
                }

                foreach (Figure figure in figures.Where(figure => ReproductionPlan.RunIds(_plan.Methods[figure.ResultId]) is { Length: > 0 } needed && needed.All(views.ContainsKey)))
                {
                    RowResult row = Measure(figure, views);
                    rows[figure.ResultId] = row;
                    // The whole takes a while: what is measured is told at once, so that an interrupted run has not been for nothing.
                    Progress?.Invoke(FormattableString.Invariant($"{row.ResultId}: {row.Verdict}, measured {row.Measured} {row.Unit}, printed {row.Printed}"));
                }
            });
            return Result(figures.Select(figure => rows[figure.ResultId]).ToList(), runs.Select(run => results[run.Id]).ToList(), Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - before);
        }

        private static ReproductionResult Result(List<RowResult> rows, List<RunResult> runs, TimeSpan elapsed, TimeSpan processor)
        {
            return new ReproductionResult
            {
                Statement = Statement,
                Rows = rows,
                Runs = runs,
                Within = rows.Count(row => row.Verdict == "within"),
                WithinReported = rows.Count(row => row is { Verdict: "within", Kind: "reported" }),
                Outside = rows.Count(row => row.Verdict == "outside"),
                NotMeasurable = rows.Count(row => row.Verdict == "notMeasurable"),
                SimulatedHours = Math.Round(runs.Sum(run => run.SimulatedHours), 1),
                ProcessorSeconds = Math.Round(processor.TotalSeconds, 1),
                WallSeconds = Math.Round(elapsed.TotalSeconds, 1),
            };
        }

        private List<List<PlannedRun>> Groups(IReadOnlyList<Figure> figures, IReadOnlyList<PlannedRun> runs)
        {
            var groups = runs.Select(run => new List<PlannedRun> { run }).ToList();
            foreach (string[] pair in figures.Select(figure => ReproductionPlan.RunIds(_plan.Methods[figure.ResultId])).Where(ids => ids.Length > 1))
            {
                List<PlannedRun> first = groups.First(group => group.Any(run => run.Id == pair[0]));
                List<PlannedRun> second = groups.First(group => group.Any(run => run.Id == pair[1]));
                if (first != second)
                {
                    first.AddRange(second);
                    groups.Remove(second);
                }
            }

            return groups;
        }

        private RunView Carry(PlannedRun run, ConcurrentDictionary<string, RunResult> results, CancellationToken cancellation)
        {
            long started = Stopwatch.GetTimestamp();
            Progress?.Invoke($"{run.Id}: begins");
            using RunStore? store = _keep == null ? null : new RunStore(Path.Combine(Directory.CreateDirectory(_keep).FullName, run.Id + ".sqlite"));
            store?.Begin();
            RunSimulation simulation = RunSimulation.Of(run, Model(run.Stack), _seed, store == null ? null : (frame, bytes) => store.Add(frame, bytes, 0));
            double told = 0;
            simulation.Run(
                run.HoursMax,
                hours =>
                {
                    if (hours >= told + 250)
                    {
                        told = hours;
                        Progress?.Invoke(FormattableString.Invariant($"{run.Id}: {hours:F0} h simulated in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
                    }
                },
                cancellation);
            store?.Commit();
            var view = new RunView(simulation.Record, new RunFacts(run.AreaSquareCentimetres, run.ActiveMilligrams, simulation.OneCNanoamps), _budget);
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            string end = simulation.Record.Trip.Length > 0 ? $", tripped by {simulation.Record.Trip}" : "";
            double hours = simulation.Ticks * Core.Configuration.RigConfiguration.TickMs / 3.6e6;
            Progress?.Invoke(FormattableString.Invariant($"{run.Id}: {hours:F1} h simulated in {seconds:F1} s{end}"));
            results[run.Id] = new RunResult
            {
                Run = run.Id,
                TestId = run.TestId,
                Program = run.Program,
                Stack = run.Stack,
                SimulatedHours = Math.Round(hours, 3),
                WallSeconds = Math.Round(seconds, 2),
                Records = simulation.Record.Points.Count,
                Trip = simulation.Record.Trip,
                Held = Held(view),
            };
            return view;
        }

        private static List<HeldCondition> Held(RunView view)
        {
            var held = new List<HeldCondition>();
            Add("current density", "mA/cm2", "currentDensity", "");
            Add("plate temperature", "degC", "temperature", "");
            if (view.Cycles.Count > 0)
            {
                Add("rate", "C", "rate", "");
                Add("charge cut-off", "V", "cutOff", "end=high");
                Add("discharge cut-off", "V", "cutOff", "end=low");
            }

            return held;

            void Add(string quantity, string unit, string method, string arguments)
            {
                try
                {
                    Measured measured = Methods.Measure(method, [view], arguments);
                    held.Add(new HeldCondition(quantity, measured.Value, unit, measured.Uncertainty, measured.How));
                }
                catch (AnalysisException)
                {
                    // A run without that condition, such as a sweep without half-cycles, has nothing to tell of it.
                }
            }
        }

        private RowResult Measure(Figure figure, Dictionary<string, RunView> views)
        {
            FigureMethod method = _plan.Methods[figure.ResultId];
            try
            {
                Measured measured = Methods.Measure(method.Method, ReproductionPlan.RunIds(method).Select(id => views[id]).ToList(), method.Arguments);
                return _plan.Contradictions.TryGetValue(figure.ResultId, out Contradiction? contradiction)
                    ? Judgement.Of(figure, measured, method.Reason, contradiction)
                    : Judgement.Of(figure, measured, method.Reason);
            }
            catch (AnalysisException error)
            {
                return Judgement.Missing(figure, error.Message);
            }
        }

        private StackModel Model(string name)
        {
            string path = _models == null ? "" : Path.Combine(_models, name + ".json");
            return File.Exists(path) ? ModelLibrary.ParseStack(File.ReadAllText(path), path) : ModelLibrary.Stack(name);
        }
    }
}
