using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
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

        private DemoProgram(CompiledProgram program)
        {
            Name = program.Document.Name;
            StepNames = [.. program.Steps.Select(step => NameOf(step.Source))];
            Image = program.Image;
        }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>What each step is called, in the order of the rig's step numbers.</summary>
        public IReadOnlyList<string> StepNames { get; }

        /// <summary>Its compiled form.</summary>
        public byte[] Image { get; }

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
            Demand(await rig.LoadProgramAsync(Image, AnswerPatience).WaitAsync(cancellation).ConfigureAwait(false), "load");
            Demand(await rig.SendAsync(CommandKind.Start, timeout: AnswerPatience).WaitAsync(cancellation).ConfigureAwait(false), "start");
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
