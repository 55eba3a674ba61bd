using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Testing;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>
    /// Puts the named mutants one by one into a copy of the clone, builds it and runs the suites, the quick ones first, until a
    /// test fails.
    /// </summary>
    public sealed class NamedRun : IDisposable
    {
        // The scenarios hold a short swarm.
        private static readonly string[] Suites = [.. UnitSuites.All, "Scenarios"];

        // A test that hangs has noticed as well.
        private const string HangTimeout = "3m";
        private readonly WorkingCopy _copy = new(Repository.Root);
        private readonly Action<string> _say;

        /// <summary>A run whose programs' messages go to <paramref name="say"/> when something breaks.</summary>
        public NamedRun(Action<string> say)
        {
            _say = say;
        }

        /// <summary>Tries the mutants in their order and hands on what became of each.</summary>
        /// <exception cref="InvalidOperationException">The tests fail without any mutant, or a mutant does not compile.</exception>
        /// <exception cref="InvalidDataException">A mutant's text does not stand in its file exactly once.</exception>
        public async Task<IReadOnlyList<NamedOutcome>> RunAsync(IReadOnlyList<NamedMutant> mutants, Action<NamedOutcome> done, CancellationToken cancellation)
        {
            foreach (string suite in UnitSuites.All)
            {
                if (await FirstFailureAsync(suite, "the clone as it stands") is { } failed)
                {
                    throw new InvalidOperationException($"The test '{failed}' fails without any mutant; make the suite {suite.ToLowerInvariant()} pass first.");
                }
            }

            var outcomes = new List<NamedOutcome>();
            foreach (NamedMutant mutant in mutants)
            {
                cancellation.ThrowIfCancellationRequested();
                var outcome = new NamedOutcome(mutant, await TryAsync(mutant));
                outcomes.Add(outcome);
                done(outcome);
            }

            return outcomes;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _copy.Dispose();
        }

        private async Task<string?> TryAsync(NamedMutant mutant)
        {
            string path = _copy.PathOf(Path.Combine("firmware", "Core", mutant.File));
            string source = await File.ReadAllTextAsync(path);
            await File.WriteAllTextAsync(path, mutant.ApplyTo(source));
            try
            {
                foreach (string suite in Suites)
                {
                    if (await FirstFailureAsync(suite, $"the mutant '{mutant.Name}'") is { } failed)
                    {
                        return $"{suite.ToLowerInvariant()}: {failed}";
                    }
                }

                return null;
            }
            finally
            {
                await File.WriteAllTextAsync(path, source);
            }
        }

        private async Task<string?> FirstFailureAsync(string suite, string what)
        {
            string project = _copy.ProjectOf(suite);
            var lines = new List<string>();
            if (await Shell.RunAsync(Repository.Dotnet, BuildArguments(project), _copy.Folder, lines.Add) != 0)
            {
                lines.ForEach(_say);
                throw new InvalidOperationException($"With {what} the suite {suite} does not build; the compiler's messages are above.");
            }

            string results = _copy.PathOf("results.trx");
            File.Delete(results);
            int exitCode = await Shell.RunAsync(Repository.Dotnet, TestArguments(project, results), _copy.Folder, _ => { });
            return exitCode == 0 ? null : TrxFile.FirstFailed(results) ?? $"a test that hangs or breaks off (exit code {exitCode})";
        }

        // A mistake may leave code unreachable or a field unread: that is not what is asked here.
        private static string[] BuildArguments(string project)
        {
            return ["build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"];
        }

        private static string[] TestArguments(string project, string results)
        {
            return ["test", project, "--no-build", "--configuration", "Release", "--nologo", "--logger", $"trx;LogFileName={results}", "--blame-hang-timeout", HangTimeout, "--blame-hang-dump-type", "none"];
        }
    }
}
