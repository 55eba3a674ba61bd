using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Rig.Testing
{
    /// <summary>Runs built suites one by one or side by side and shows how far they are.</summary>
    public sealed partial class SuiteRunner
    {
        private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(15);

        private readonly string _root;
        private readonly string _resultsFolder;
        private readonly string? _filter;

        /// <summary>Runs suites of the clone at <paramref name="root"/>; a filter is the test platform's own expression.</summary>
        public SuiteRunner(string root, string? filter)
        {
            _root = root;
            _filter = filter;
            _resultsFolder = Path.Combine(root, "artifacts", "test-results");
            Directory.CreateDirectory(_resultsFolder);
        }

        /// <summary>Runs one suite to its end.</summary>
        public async Task<SuiteResult> RunAsync(TestSuite suite)
        {
            string resultFile = Path.Combine(_resultsFolder, suite.Name + ".trx");
            File.Delete(resultFile);
            Say($"{suite.Name}: started");
            var watch = Stopwatch.StartNew();
            TimeSpan lastReport = TimeSpan.Zero;
            int done = 0;
            int exitCode = await Shell.RunAsync(Repository.Dotnet, Arguments(suite, resultFile), _root, line =>
            {
                // The platform prints a line a test; of those that passed the number is enough.
                if (line.StartsWith("  Passed ", StringComparison.Ordinal))
                {
                    done++;
                }
                else if (IsWorthReading(line))
                {
                    Say($"{suite.Name}: {line}");
                }

                if (watch.Elapsed - lastReport >= ReportEvery)
                {
                    lastReport = watch.Elapsed;
                    Say($"{suite.Name}: {done} passed so far, {watch.Elapsed.TotalSeconds:F0} s");
                }
            });
            SuiteResult result = TrxFile.Read(suite.Name, resultFile, exitCode, watch.Elapsed.TotalSeconds, mayBeEmpty: _filter != null);
            Say($"{suite.Name}: {result.Passed} passed, {result.Failed} failed, {result.Skipped.Count} skipped in {result.Seconds:F0} s");
            return result;
        }

        private string[] Arguments(TestSuite suite, string resultFile)
        {
            string[] arguments =
            [
                "test", suite.ProjectPath, "--no-build", "--configuration", "Release", "--nologo",
                "--logger", $"trx;LogFileName={resultFile}", "--logger", "console;verbosity=normal",
                "--blame-hang-timeout", "10m", "--blame-hang-dump-type", "none", "--results-directory", _resultsFolder,
            ];
            return _filter == null ? arguments : [.. arguments, "--filter", _filter];
        }

        private static bool IsWorthReading(string line)
        {
            // A failed assertion's message has lines of its own. The platform's greeting, and its sums that we print ourselves, are left out.
            return !string.IsNullOrWhiteSpace(line) && !ChatterPattern().IsMatch(line);
        }

        private static void Say(string line)
        {
            Console.Error.WriteLine(line);
        }

        [GeneratedRegex(@"^\s*((Passed|Failed|Skipped|Total tests): \d+|Total time: .*|Test run for .*|VSTest version .*|Starting test execution.*|A total of .*|Test Run .*|Results File: .*|Data collector .*|Attachments:)$")]
        private static partial Regex ChatterPattern();
    }
}
