using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Testing;
using Spectre.Console;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig test</c>: builds everything with warnings as errors, runs every suite, closes with the sum.</summary>
    public static class TestCommand
    {
        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var names = new Argument<string[]>("suites") { Description = "The suites to run (folders of tests/); none: all.", Arity = ArgumentArity.ZeroOrMore };
            var filter = new Option<string?>("--filter") { Description = "Run only tests that match, for example Name~Overvoltage." };
            var command = new Command("test", "Build everything, run the tests.") { names, filter };
            command.SetAction((call, _) => RunAsync(Choose(call.GetValue(names) ?? []), call.GetValue(filter)));
            return command;
        }

        /// <summary>The closing line that tools read: <c>N passed, N failed, N skipped</c>.</summary>
        public static string ClosingLine(IReadOnlyList<SuiteResult> results)
        {
            return $"{results.Sum(result => result.Passed)} passed, {results.Sum(result => result.Failed)} failed, {results.Sum(result => result.Skipped.Count)} skipped";
        }

        /// <summary>Done only when something was run and nothing failed.</summary>
        public static int ExitCodeOf(IReadOnlyList<SuiteResult> results)
        {
            bool anyRun = results.Sum(result => result.Passed) > 0;
            return anyRun && results.All(result => result.Failed == 0) ? ExitCode.Done : ExitCode.WorkFailed;
        }

        private static List<TestSuite> Choose(string[] names)
        {
            IReadOnlyList<TestSuite> all = TestSuite.FindAll(Repository.Root);
            string? unknown = names.FirstOrDefault(name => all.All(suite => suite.Name != name.ToLowerInvariant()));
            if (unknown != null)
            {
                throw new WrongCallException($"There is no {(unknown.StartsWith('-') ? "option" : "suite")} '{unknown}'; the suites are {string.Join(", ", all.Select(suite => suite.Name))}.");
            }

            return all.Where(suite => names.Length == 0 || names.Any(name => suite.Name == name.ToLowerInvariant())).ToList();
        }

        private static async Task<int> RunAsync(List<TestSuite> suites, string? filter)
        {
            Parts.Ensure(suites.Select(suite => $"test:{suite.Name}").ToArray());
            if (await BuildAsync() != 0)
            {
                throw new InvalidOperationException("The build failed; the compiler's messages are above.");
            }

            var runner = new SuiteRunner(Repository.Root, filter);
            using var places = new SemaphoreSlim(Math.Min(2, Environment.ProcessorCount));
            List<SuiteResult> results = [.. await Task.WhenAll(suites.Where(suite => !suite.IsRealTime).Select(suite => RunInPlaceAsync(runner, suite, places)))];
            foreach (TestSuite suite in suites.Where(suite => suite.IsRealTime))
            {
                results.Add(await runner.RunAsync(suite));
            }

            Print(results);
            return ExitCodeOf(results);
        }

        private static async Task<SuiteResult> RunInPlaceAsync(SuiteRunner runner, TestSuite suite, SemaphoreSlim places)
        {
            await places.WaitAsync();
            try
            {
                return await runner.RunAsync(suite);
            }
            finally
            {
                places.Release();
            }
        }

        private static Task<int> BuildAsync()
        {
            Console.Error.WriteLine("build: RigFirmware.Host.slnf, warnings are errors");
            return Shell.RunAsync(
                Repository.Dotnet,
                ["build", "RigFirmware.Host.slnf", "--configuration", "Release", "--nologo", "--verbosity", "minimal", "-consoleLoggerParameters:NoSummary"],
                Repository.Root,
                Console.Error.WriteLine);
        }

        private static void Print(List<SuiteResult> results)
        {
            var table = new Table().AddColumns("suite", "passed", "failed", "skipped", "seconds");
            foreach (SuiteResult result in results)
            {
                table.AddRow(result.Suite, $"{result.Passed}", $"{result.Failed}", $"{result.Skipped.Count}", $"{result.Seconds:F1}");
            }

            AnsiConsole.Write(table);
            foreach (SkippedTest test in results.SelectMany(result => result.Skipped))
            {
                Console.WriteLine($"Skipped {test.Name}: {test.Reason}");
            }

            Console.WriteLine("Not run here: the board build (*.nfproj) and the unit tests on the board's runtime (nanoclr). They need Windows with the nanoFramework project system and packages; .github/workflows/board.yml runs them.");
            Console.WriteLine(ClosingLine(results));
        }
    }
}
