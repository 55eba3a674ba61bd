using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>What the papers print, which runs measure it and how: the three tables of this folder, checked against each other.</summary>
    public sealed class ReproductionPlan
    {
        private static readonly string[] FigureColumns = ["result_id", "paper", "test_id", "cell_id", "quantity", "qualifier", "value", "unit", "condition", "kind"];
        private static readonly string[] MethodColumns = ["result_id", "runs", "method", "arguments", "reason"];
        private static readonly string[] RunColumns =
            ["run", "test_id", "cell_id", "program", "stack", "settings", "air_degrees", "state_of_charge", "hours_max", "area_square_centimetres", "active_milligrams", "basis"];

        private static readonly string[] ContradictionColumns = ["result_id", "part", "whole", "unit"];

        private ReproductionPlan(IReadOnlyList<Figure> figures, IReadOnlyDictionary<string, FigureMethod> methods, IReadOnlyList<PlannedRun> runs, IReadOnlyDictionary<string, Contradiction> contradictions)
        {
            Figures = figures;
            Methods = methods;
            Runs = runs;
            Contradictions = contradictions;
        }

        /// <summary>Folder of the tables, beside the CLI's own files.</summary>
        public static string Folder => Path.Combine(AppContext.BaseDirectory, "Reproduction");

        /// <summary>All figures in the table's order.</summary>
        public IReadOnlyList<Figure> Figures { get; }

        /// <summary>How each is measured, by its id.</summary>
        public IReadOnlyDictionary<string, FigureMethod> Methods { get; }

        /// <summary>All runs.</summary>
        public IReadOnlyList<PlannedRun> Runs { get; }

        /// <summary>Figures that other printed figures contradict, by id.</summary>
        public IReadOnlyDictionary<string, Contradiction> Contradictions { get; }

        /// <summary>Reads the tables.</summary>
        /// <param name="figuresPath">Another table of figures with the same columns; null for the one that ships.</param>
        /// <exception cref="ReproductionException">A table is not whole.</exception>
        public static ReproductionPlan Load(string? figuresPath = null)
        {
            List<Figure> figures = Read(figuresPath ?? Path.Combine(Folder, "figures.csv"), FigureColumns, row => new Figure(
                row["result_id"], row["paper"], row["test_id"], row["cell_id"], row["quantity"], row["qualifier"], row["value"], row["unit"], row["condition"], row["kind"]));
            List<FigureMethod> methods = Read(Path.Combine(Folder, "methods.csv"), MethodColumns, row => new FigureMethod(
                row["result_id"], row["runs"], row["method"], row["arguments"], row["reason"]));
            List<PlannedRun> runs = Read(Path.Combine(Folder, "runs.csv"), RunColumns, Run);
            var byId = methods.ToDictionary(method => method.ResultId);
            Check(figures, byId, runs);
            var contradictions = Read(Path.Combine(Folder, "contradictions.csv"), ContradictionColumns, row => row)
                .Where(row => figures.Any(figure => figure.ResultId == row["result_id"]))
                .ToDictionary(row => row["result_id"], row => new Contradiction(Named(row, "result_id"), Named(row, "part"), Named(row, "whole"), row["unit"] == "%" ? 100 : 1));
            return new ReproductionPlan(figures, byId, runs, contradictions);

            Figure Named(IReadOnlyDictionary<string, string> row, string column)
            {
                return figures.FirstOrDefault(figure => figure.ResultId == row[column])
                    ?? throw new ReproductionException($"contradictions.csv: {column} of {row["result_id"]} is '{row[column]}', which is no figure of the table.");
            }
        }

        /// <summary>The figures that ids name: of results, tests, cells or papers; all of them without ids.</summary>
        /// <exception cref="ReproductionException">An id names nothing.</exception>
        public IReadOnlyList<Figure> Choose(IReadOnlyCollection<string> ids)
        {
            foreach (string id in ids)
            {
                if (!Figures.Any(figure => IsNamed(figure, id)))
                {
                    throw new ReproductionException($"'{id}' names no figure; give ids of results (R000-001), tests (T000-01), cells (C000-01) or papers (000, 001, 002, 003, 004)");
                }
            }

            return ids.Count == 0 ? Figures : Figures.Where(figure => ids.Any(id => IsNamed(figure, id))).ToList();
        }

        /// <summary>The runs that the figures are measured from.</summary>
        public IReadOnlyList<PlannedRun> RunsFor(IEnumerable<Figure> figures)
        {
            var wanted = figures.SelectMany(figure => RunIds(Methods[figure.ResultId])).ToHashSet();
            return Runs.Where(run => wanted.Contains(run.Id)).ToList();
        }

        /// <summary>Ids of the runs of a method.</summary>
        public static string[] RunIds(FigureMethod method)
        {
            return method.Runs.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        private static bool IsNamed(Figure figure, string id)
        {
            return figure.ResultId == id || figure.TestId == id || figure.CellId == id || figure.Paper == id;
        }

        private static List<T> Read<T>(string path, string[] columns, Func<IReadOnlyDictionary<string, string>, T> row)
        {
            try
            {
                using var reader = new StreamReader(path);
                return CsvTable.Read(reader, Path.GetFileName(path), columns).Select(row).ToList();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ReproductionException($"The table '{path}' cannot be read: {error.Message}");
            }
        }

        private static PlannedRun Run(IReadOnlyDictionary<string, string> row)
        {
            var settings = row["settings"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).ToDictionary(parts => parts[0], parts => parts[1]);
            return new PlannedRun
            {
                Id = row["run"],
                TestId = row["test_id"],
                CellId = row["cell_id"],
                Program = row["program"],
                Stack = row["stack"],
                Settings = settings,
                AirDegrees = Number(row, "air_degrees"),
                StateOfCharge = row["state_of_charge"].Length == 0 ? null : Number(row, "state_of_charge"),
                HoursMax = Number(row, "hours_max"),
                AreaSquareCentimetres = Number(row, "area_square_centimetres"),
                ActiveMilligrams = Number(row, "active_milligrams"),
                Basis = row["basis"],
            };
        }

        private static double Number(IReadOnlyDictionary<string, string> row, string column)
        {
            return double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new ReproductionException($"runs.csv: {column} of run '{row["run"]}' is '{row[column]}', a number is right.");
        }

        private static void Check(List<Figure> figures, Dictionary<string, FigureMethod> methods, List<PlannedRun> runs)
        {
            var known = runs.Select(run => run.Id).ToHashSet();
            foreach (Figure figure in figures)
            {
                if (!methods.TryGetValue(figure.ResultId, out FigureMethod? method))
                {
                    throw new ReproductionException($"methods.csv: the figure {figure.ResultId} has no row; give a run and a method, or the reason why it is not measured.");
                }

                if (method.Runs.Length == 0 && method.Reason.Length == 0)
                {
                    throw new ReproductionException($"methods.csv: {figure.ResultId} has neither a run nor a reason.");
                }

                string? missing = RunIds(method).FirstOrDefault(run => !known.Contains(run));
                if (missing != null)
                {
                    throw new ReproductionException($"methods.csv: the run '{missing}' of {figure.ResultId} is not in runs.csv.");
                }
            }
        }
    }
}
