using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Programs.Steps;
using RigFirmware.Rig.Programs;

namespace RigFirmware.Rig.Demo
{
    /// <summary>The program of the demo, and its way into the rig: over the broker, like any other.</summary>
    public sealed class DemoProgram
    {
        private const string Shipped = "T000-04";
        private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

        private readonly byte[] _image;

        private DemoProgram(CompiledProgram program)
        {
            Name = program.Document.Name;
            StepNames = [.. program.Steps.Select(step => NameOf(step.Source))];
            _image = program.Image;
        }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>What each step is called, in the order of the rig's step numbers.</summary>
        public IReadOnlyList<string> StepNames { get; }

        /// <summary>Reads and compiles the shipped program for a rig.</summary>
        public static DemoProgram Read(RigConfiguration configuration)
        {
            return new DemoProgram(ProgramCompiler.Build(ProgramReader.Read(ShippedPrograms.Find(Shipped)), configuration));
        }

        /// <summary>Loads it into the rig and starts it.</summary>
        /// <exception cref="InvalidOperationException">The rig refused.</exception>
        /// <exception cref="CommandException">The rig did not answer.</exception>
        public async Task RunAsync(CommandClient rig, CancellationToken cancellation)
        {
            CommandReply loaded = await WhenReadyAsync(() => rig.LoadProgramAsync(_image, AnswerPatience), cancellation).ConfigureAwait(false);
            Demand(loaded, "load");
            CommandReply started = await WhenReadyAsync(() => rig.SendAsync(Core.Protocol.CommandKind.Start, timeout: AnswerPatience), cancellation).ConfigureAwait(false);
            Demand(started, "start");
        }

        /// <summary>Asks again while the rig is still in its self-test.</summary>
        private static async Task<CommandReply> WhenReadyAsync(Func<Task<CommandReply>> ask, CancellationToken cancellation)
        {
            DateTime end = DateTime.UtcNow + StartPatience;
            while (true)
            {
                CommandReply reply = await ask().WaitAsync(cancellation).ConfigureAwait(false);
                bool isStarting = reply.ResultCode == RequestResult.WrongMode && reply.Message.Text("mode") is "boot" or "selfTest";
                if (!isStarting || DateTime.UtcNow > end)
                {
                    return reply;
                }

                await Task.Delay(100, cancellation).ConfigureAwait(false);
            }
        }

        private static string NameOf(ProgramStep step)
        {
            return step.Name ?? step switch
            {
                RestStep => "rest",
                LoopStep => "loop",
                GotoStep => "goto",
                CurrentStep { Sign: < 0 } => "discharge",
                CurrentStep => "charge",
                _ => step.GetType().Name.Replace("Step", "", StringComparison.Ordinal).ToLowerInvariant(),
            };
        }

        private void Demand(CommandReply reply, string what)
        {
            if (!reply.IsDone)
            {
                throw new InvalidOperationException($"The rig refused to {what} the program '{Name}': {JsonSerializer.Serialize(reply.Message.Content)}");
            }
        }
    }
}
