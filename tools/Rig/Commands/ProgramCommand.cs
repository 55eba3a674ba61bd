using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Programs.Exchange;
using RigFirmware.Rig.Programs;

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

        private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            return new Command("program", "Check, compile, explain and convert test programs.")
            {
                CreateCheck(),
                CreateCompile(),
                CreateExplain(),
                CreateConvert(),
            };
        }

        private static Command CreateCheck()
        {
            Argument<string> file = FileArgument();
            var command = new Command("check", "Say whether a rig takes the program, and every line that is wrong.") { file, Set, Json };
            command.SetAction(call => Work(call, file, program =>
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
            var command = new Command("compile", "Write the image that a rig loads.") { file, output, Set, Json };
            command.SetAction(call => Work(call, file, program =>
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
            var command = new Command("explain", "Say in plain words what the program does, how long it takes and which limits apply.") { file, Set, Json };
            command.SetAction(call => Work(call, file, program =>
            {
                IReadOnlyList<string> lines = ProgramExplainer.Explain(program, ProgramRigs.For(program.Document));
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

        private static Argument<string> FileArgument()
        {
            return new Argument<string>("FILE") { Description = "A program in YAML or JSON, aurora-unicycler JSON, PyBaMM strings (.txt or a JSON list), or the name of a shipped one (see tools/Rig/Programs)." };
        }

        private static int Work(ParseResult call, Argument<string> file, Action<CompiledProgram> then)
        {
            string path = ShippedPrograms.Find(call.GetValue(file)!);
            try
            {
                ProgramDocument document = ProgramReader.Read(path, Parameters(call.GetValue(Set) ?? []));
                then(ProgramCompiler.Build(document, ProgramRigs.For(document)));
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
