using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace RigFirmware.Rig.Testing
{
    /// <summary>What Stryker found: how many changes of the code a test noticed, and the ones that none did.</summary>
    public sealed class MutationReport
    {
        private MutationReport(int killed, IReadOnlyList<Mutant> survivors)
        {
            Killed = killed;
            Survivors = survivors;
        }

        /// <summary>Changes that made a test fail or hang.</summary>
        public int Killed { get; }

        /// <summary>Changes that no test noticed, those without any test included.</summary>
        public IReadOnlyList<Mutant> Survivors { get; }

        /// <summary>Noticed changes in per cent of all that compile.</summary>
        public double ScorePercent => Killed + Survivors.Count == 0 ? 0 : Math.Round(100.0 * Killed / (Killed + Survivors.Count), 1);

        /// <summary>Reads Stryker's JSON report (mutation testing report schema).</summary>
        /// <exception cref="InvalidDataException">It holds no mutants.</exception>
        public static MutationReport Read(string path, string root)
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            int killed = 0;
            var survivors = new List<Mutant>();
            foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject())
            {
                foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
                {
                    string status = mutant.GetProperty("status").GetString()!;
                    if (status is "Killed" or "Timeout")
                    {
                        killed++;
                    }
                    else if (status is "Survived" or "NoCoverage")
                    {
                        survivors.Add(ToMutant(mutant, Path.GetRelativePath(root, Path.GetFullPath(file.Name, root))));
                    }
                }
            }

            return killed + survivors.Count > 0
                ? new MutationReport(killed, survivors)
                : throw new InvalidDataException($"The report '{path}' holds no mutants; look at Stryker's messages above.");
        }

        private static Mutant ToMutant(JsonElement mutant, string file)
        {
            int line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
            string replacement = mutant.TryGetProperty("replacement", out JsonElement text) ? text.GetString() ?? "" : "";
            return new Mutant(file, line, mutant.GetProperty("mutatorName").GetString() ?? "", replacement);
        }
    }
}
