using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>What Stryker found: how many changes of the code a test noticed, and the ones that none did.</summary>
    public sealed class MutationReport
    {
        // Stryker names files by their full path.
        private const string Below = "/firmware/Core/";

        private MutationReport(IReadOnlyList<FileScore> files, IReadOnlyList<SurvivingMutant> survivors, IReadOnlyList<ExcludedMutant> excluded)
        {
            Files = files;
            Survivors = survivors;
            Excluded = excluded;
        }

        /// <summary>The score of each file that holds something to change, by name.</summary>
        public IReadOnlyList<FileScore> Files { get; }

        /// <summary>Changes that no test noticed, those without any test included, those that are excluded not.</summary>
        public IReadOnlyList<SurvivingMutant> Survivors { get; }

        /// <summary>Changes that no test noticed and that are excluded with a reason.</summary>
        public IReadOnlyList<ExcludedMutant> Excluded { get; }

        /// <summary>Changes that made a test fail or hang.</summary>
        public int Killed => Files.Sum(file => file.Killed);

        /// <summary>Changes that compile and are not excluded.</summary>
        public int Mutants => Killed + Survivors.Count;

        /// <summary>Noticed changes in per cent of <see cref="Mutants"/>.</summary>
        public double ScorePercent => Percent.Of(Killed, Mutants);

        /// <summary>Reads Stryker's JSON report (mutation testing report schema).</summary>
        /// <exception cref="InvalidDataException">It holds no mutants.</exception>
        public static MutationReport Read(string json, IReadOnlyList<ExcludedMutant> exclusions)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            var files = new List<FileScore>();
            var survivors = new List<SurvivingMutant>();
            var excluded = new List<ExcludedMutant>();
            foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                string name = NameOf(file.Name);
                List<JsonElement> mutants = file.Value.GetProperty("mutants").EnumerateArray().ToList();
                int killed = mutants.Count(mutant => StatusOf(mutant) is "Killed" or "Timeout");
                string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
                List<SurvivingMutant> alive = mutants.Where(mutant => StatusOf(mutant) is "Survived" or "NoCoverage")
                    .Select(mutant => ToSurvivor(mutant, name, lines)).ToList();
                List<SurvivingMutant> counted = alive.Where(mutant => !exclusions.Any(exclusion => exclusion.Is(mutant))).ToList();
                excluded.AddRange(alive.Except(counted).Select(mutant => exclusions.First(exclusion => exclusion.Is(mutant))));
                survivors.AddRange(counted);
                if (killed + alive.Count > 0)
                {
                    files.Add(new FileScore(name, killed, counted.Count, alive.Count - counted.Count));
                }
            }

            return files.Count > 0
                ? new MutationReport(files, survivors, excluded)
                : throw new InvalidDataException("Stryker's report holds no mutants; look at its messages above.");
        }

        private static string StatusOf(JsonElement mutant)
        {
            return mutant.GetProperty("status").GetString()!;
        }

        private static string NameOf(string path)
        {
            string name = path.Replace('\\', '/');
            int at = name.LastIndexOf(Below, StringComparison.Ordinal);
            return at < 0 ? name : name[(at + Below.Length)..];
        }

        private static SurvivingMutant ToSurvivor(JsonElement mutant, string file, string[] lines)
        {
            int line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
            string kind = mutant.GetProperty("mutatorName").GetString()!;
            string instead = mutant.TryGetProperty("replacement", out JsonElement text) ? text.GetString() ?? string.Empty : string.Empty;
            return new SurvivingMutant(file, line, kind, lines[line - 1].Trim(), instead, StatusOf(mutant) == "Survived");
        }
    }
}
