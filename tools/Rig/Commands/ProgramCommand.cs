using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Programs.Exchange;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig program</c>: check, compile, explain and convert test programs.</summary>
    public static class ProgramCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        private static readonly Option<string[]> Set = new("--set")
        {
            Description = "Another value for a parameter of the program, NAME=VALUE; may be given several times.",
        };

        private static readonly Option<string?> Site = new("--site")
        {
            Description = "The file of the rig that is to run it (see 'site'), instead of a rig provisioned as the program's 'rig' says.",
            HelpName = "FILE",
        };

        private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            return new Command("program", "Check, compile, explain, convert and simulate test programs.")
            {
                CreateCheck(),
                CreateCompile(),
                CreateExplain(),
                CreateConvert(),
                CreateRun(),
                CreateList(),
            };
        }

        private static Command CreateCheck()
        {
            Argument<string> file = FileArgument();
            var command = new Command("check", "Say whether a rig takes the program, and every line that is wrong.") { file, Site, Set, Json };
            command.SetAction(call => Work(call, file, RigOf(call), program =>
            {
                if (call.GetValue(Json))
                {
                    PrintJson(new { file = program.Document.File, isGood = true, steps = program.Steps.Count, imageBytes = program.Image.Length, problems = Array.Empty<ProgramProblem>() });
                }
                else
                {
                    Console.WriteLine($"{program.Document.File}: good; {program.Steps.Count} steps, {program.Image.Length} bytes.");
                }
            }));
            return command;
        }

        private static Command CreateCompile()
        {
            Argument<string> file = FileArgument();
            var output = new Option<string?>("--output", "-o") { Description = "Where to write the image; the program's name with .rigp when left out." };
            var command = new Command("compile", "Write the image that a rig loads.") { file, output, Site, Set, Json };
            command.SetAction(call => Work(call, file, RigOf(call), program =>
            {
                string path = call.GetValue(output) ?? Path.ChangeExtension(Path.GetFileName(program.Document.File), ".rigp");
                File.WriteAllBytes(path, program.Image);
                if (call.GetValue(Json))
                {
                    PrintJson(new { file = program.Document.File, image = path, steps = program.Steps.Count, imageBytes = program.Image.Length });
                }
                else
                {
                    Console.WriteLine($"{path}: {program.Image.Length} bytes, {program.Steps.Count} steps.");
                }
            }));
            return command;
        }

        private static Command CreateExplain()
        {
            Argument<string> file = FileArgument();
            var command = new Command("explain", "Say in plain words what the program does, how long it takes and which limits apply.") { file, Site, Set, Json };
            command.SetAction(call => Work(call, file, RigOf(call), program =>
            {
                IReadOnlyList<string> lines = ProgramExplainer.Explain(program, RigOf(call)(program.Document));
                if (call.GetValue(Json))
                {
                    PrintJson(new { file = program.Document.File, lines });
                }
                else
                {
                    Console.WriteLine(string.Join('\n', lines));
                }
            }));
            return command;
        }

        private static Command CreateConvert()
        {
            Argument<string> file = FileArgument();
            var to = new Option<string>("--to") { Description = "unicycler (aurora-unicycler JSON) or pybamm (experiment strings).", Required = true };
            to.AcceptOnlyFromAmong("unicycler", "pybamm");
            var command = new Command("convert", "Print the program in another format; what that format cannot say is refused by name.") { file, to, Set, Json };
            command.SetAction(call => Work(call, file, program =>
            {
                string text = call.GetValue(to) == "unicycler"
                    ? UnicyclerWriter.Write(program.Document)
                    : JsonSerializer.Serialize(PybammWriter.Write(program.Document), JsonFormat);
                Console.WriteLine(text);
            }));
            return command;
        }

        private static Command CreateRun()
        {
            Argument<string> file = FileArgument();
            var stack = new Option<string>("--stack") { Description = "The modelled stack.", DefaultValueFactory = _ => "C000-05" };
            var charge = new Option<double?>("--state-of-charge") { Description = "State of charge at the start, 0..1; as assembled when left out." };
            var hours = new Option<double>("--hours") { Description = "Simulate at most so many hours.", DefaultValueFactory = _ => 1000 };
            var seed = new Option<ulong>("--seed") { Description = "Decides layers, sensor errors and noise.", DefaultValueFactory = _ => 1 };
            var command = new Command("run", "Run the program on a modelled stack in virtual time and say how each step ended.") { file, stack, charge, hours, seed, Set, Json };
            command.SetAction((call, cancellation) =>
            {
                var scenario = new Scenario { Stack = call.GetValue(stack)!, StateOfCharge = call.GetValue(charge), DurationHours = call.GetValue(hours), Seed = call.GetValue(seed) };
                if (scenario is { StateOfCharge: < 0 or > 1 } or { DurationHours: not (> 0 and <= 100000) })
                {
                    throw new WrongCallException("--state-of-charge goes from 0 to 1 and --hours from above 0 to 100000");
                }

                return Task.FromResult(Simulate(call, file, scenario, cancellation));
            });
            return command;
        }

        private static int Simulate(ParseResult call, Argument<string> file, Scenario scenario, CancellationToken cancellation)
        {
            try
            {
                RigConfiguration configuration = StackConfiguration.For(ScenarioReader.Model(scenario, "--stack"));
                bool isDone = false;
                int exit = Work(call, file, _ => configuration, program =>
                {
                    using var simulation = new ProgramSimulation(program, scenario);
                    ProgramRunResult result = simulation.Run(cancellation);
                    isDone = result.IsDone;
                    Print(result, call.GetValue(Json));
                });
                return exit == ExitCode.Done && !isDone ? ExitCode.WorkFailed : exit;
            }
            catch (ScenarioException exception)
            {
                throw new WrongCallException(exception.Message);
            }
        }

        private static void Print(ProgramRunResult result, bool json)
        {
            if (json)
            {
                PrintJson(result);
                return;
            }

            foreach (StepOutcome step in result.Steps)
            {
                string cycle = step.Cycle > 0 ? $", pass {step.Cycle}" : string.Empty;
                Console.WriteLine(FormattableString.Invariant($"{step.EndHours,10:F3} h  step {step.Step}{cycle}: {step.DurationSeconds:F2} s, {step.ChargeMilliampereHours:F6} mAh, as {step.EndedBecause}"));
            }

            Console.WriteLine(FormattableString.Invariant($"{result.Program} on {result.Stack}: {(result.IsDone ? "done" : "not done")} after {result.ProgramHours:F2} h; the rig is {result.FinalState}."));
        }

        private static Command CreateList()
        {
            var command = new Command("list", "Name the shipped programs.") { Json };
            command.SetAction(call =>
            {
                var programs = ShippedPrograms.Files.Select(path => ProgramReader.Read(path)).Select(document => new { name = Path.GetFileNameWithoutExtension(document.File), title = document.Name, document.Source }).ToList();
                if (call.GetValue(Json))
                {
                    PrintJson(programs);
                    return;
                }

                programs.ForEach(program => Console.WriteLine($"{program.title} ({program.Source})"));
            });
            return command;
        }

        private static Argument<string> FileArgument()
        {
            return new Argument<string>("FILE") { Description = "A program in YAML or JSON, aurora-unicycler JSON, PyBaMM strings (.txt or a JSON list), or the name of a shipped one (see tools/Rig/Programs)." };
        }

        private static Func<ProgramDocument, RigConfiguration> RigOf(ParseResult call)
        {
            return call.GetValue(Site) is { } site ? _ => SiteReader.Read(site).Settings.Configuration : ProgramRigs.For;
        }

        private static int Work(ParseResult call, Argument<string> file, Action<CompiledProgram> then)
        {
            return Work(call, file, ProgramRigs.For, then);
        }

        private static int Work(ParseResult call, Argument<string> file, Func<ProgramDocument, RigConfiguration> rig, Action<CompiledProgram> then)
        {
            string path = ShippedPrograms.Find(call.GetValue(file)!);
            try
            {
                ProgramDocument document = ProgramReader.Read(path, Parameters(call.GetValue(Set) ?? []));
                then(ProgramCompiler.Build(document, rig(document)));
                return ExitCode.Done;
            }
            catch (ProgramException exception)
            {
                Refuse(exception, call.GetValue(Json));
                return ExitCode.WorkFailed;
            }
        }

        private static void Refuse(ProgramException exception, bool json)
        {
            if (json)
            {
                PrintJson(new { file = exception.File, isGood = false, problems = exception.Problems });
            }

            foreach (ProgramProblem problem in exception.Problems)
            {
                Console.Error.WriteLine(problem.InFile(exception.File));
            }
        }

        private static Dictionary<string, string> Parameters(string[] assignments)
        {
            var parameters = new Dictionary<string, string>();
            foreach (string assignment in assignments)
            {
                string[] parts = assignment.Split('=', 2);
                if (parts.Length != 2 || parts[0].Length == 0 || !parameters.TryAdd(parts[0], parts[1]))
                {
                    throw new WrongCallException($"--set '{assignment}' is not NAME=VALUE or names a parameter twice");
                }
            }

            return parameters;
        }

        private static void PrintJson(object document)
        {
            Console.WriteLine(JsonSerializer.Serialize(document, JsonFormat));
        }
    }
}
