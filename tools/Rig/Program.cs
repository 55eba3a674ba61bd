using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.Linq;
using System.Threading.Tasks;
using RigFirmware.Rig.Commands;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Rig
{
    /// <summary>The entry of <c>./rig</c>: one verb, one file in Commands.</summary>
    public static class Program
    {
        private static readonly Option<bool> Verbose = new("--verbose")
        {
            Description = "On an error, print its details too.",
            Recursive = true,
        };

        /// <summary>Runs a verb; 0 done, 1 the work failed, 2 the call was wrong.</summary>
        public static async Task<int> Main(string[] arguments)
        {
            ParseResult call = CreateRoot().Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (call.Errors.Count > 0 && call.Action is not HelpAction)
            {
                return Refuse(WhatIsWrong(call), call);
            }

            try
            {
                if (call.Action is not HelpAction)
                {
                    Parts.Ensure(call.CommandResult.Command.Name);
                }

                return await call.InvokeAsync(new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
                });
            }
            catch (WrongCallException exception)
            {
                return Refuse(exception.Message, call);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("rig: stopped before the work was done.");
                return ExitCode.WorkFailed;
            }
            catch (Exception exception)
            {
                await Console.Error.WriteLineAsync(call.GetValue(Verbose) ? $"rig: {exception}" : $"rig: {OneSentence(exception)}");
                return ExitCode.WorkFailed;
            }
        }

        /// <summary>All verbs; each is one file in Commands.</summary>
        public static RootCommand CreateRoot()
        {
            return new RootCommand("RigFirmware: firmware and host tools of a test rig for multi-layer bipolar battery stacks.")
            {
                Verbose,
                BenchCommand.Create(),
                CalibrateCommand.Create(),
                DemoCommand.Create(),
                DoctorCommand.Create(),
                DriftCommand.Create(),
                FaultsCommand.Create(),
                FindingsCommand.Create(),
                ImpedanceCommand.Create(),
                MutantsCommand.Create(),
                ProgramCommand.Create(),
                RecordCommand.Create(),
                ReproduceCommand.Create(),
                SimCommand.Create(),
                SiteCommand.Create(),
                StackReportCommand.Create(),
                SwarmCommand.Create(),
                TestCommand.Create(),
                TripCommand.Create(),
                WatchCommand.Create(),
            };
        }

        private static string WhatIsWrong(ParseResult call)
        {
            bool isVerbUnknown = call.CommandResult.Command is RootCommand && call.UnmatchedTokens.Count > 0;
            return isVerbUnknown ? $"There is no verb or option '{call.UnmatchedTokens[0]}'" : call.Errors[0].Message;
        }

        private static int Refuse(string sentence, ParseResult call)
        {
            string verb = call.CommandResult.Command is RootCommand ? string.Empty : $" {call.CommandResult.Command.Name}";
            Console.Error.WriteLine($"rig: {sentence.TrimEnd('.')}; see './rig{verb} --help'.");
            return ExitCode.WrongCall;
        }

        private static string OneSentence(Exception exception)
        {
            string firstLine = exception.Message.Split('\n').First().Trim();
            bool isOurOwnMistake = exception is NullReferenceException or IndexOutOfRangeException or InvalidCastException;
            return isOurOwnMistake ? $"{firstLine} This is a mistake in the tool; --verbose prints where." : firstLine;
        }
    }
}
