using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs
{
    /// <summary>Says in plain words what a program will do, how long it takes and which limits apply.</summary>
    public static class ProgramExplainer
    {
        /// <summary>The explanation, a line an item.</summary>
        public static IReadOnlyList<string> Explain(CompiledProgram program, RigConfiguration configuration)
        {
            var lines = new List<string> { program.Document.Name };
            AddIf(lines, program.Document.Source, "From: ");
            AddIf(lines, program.Document.Note, string.Empty);
            AddParameters(lines, program.Document);
            AddLimits(lines, program.Document, configuration);
            lines.Add("Steps:");
            AddSteps(lines, program);
            AddDuration(lines, program);
            return lines;
        }

        private static void AddIf(List<string> lines, string? text, string before)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                lines.Add(before + text.Trim());
            }
        }

        private static void AddParameters(List<string> lines, ProgramDocument document)
        {
            if (document.Parameters.Count > 0)
            {
                lines.Add("Parameters (--set NAME=VALUE gives another value):");
            }

            foreach (ProgramParameter parameter in document.Parameters)
            {
                string why = parameter.IsGiven ? " (given by you)" : parameter.Why is null ? string.Empty : $" ({parameter.Why.Trim()})";
                lines.Add($"  {parameter.Name} = {parameter.Value}{why}");
            }
        }

        private static void AddLimits(List<string> lines, ProgramDocument document, RigConfiguration configuration)
        {
            ProgramLimits limits = document.Limits;
            if (document.Rig != ProgramLimits.None)
            {
                lines.Add($"Needs a rig provisioned for cells of {Figures.Voltage(configuration.CellMicrovoltsMin)} to {Figures.Voltage(configuration.CellMicrovoltsMax)}, currents to {Figures.Current(configuration.StackNanoampsMax)}, plates to {Figures.Number(configuration.PlateMillidegreesMax / 1000m, "degC")}, a clamp to {Figures.Number(configuration.ClampMillinewtonsMax / 1000m, "N")}; any other refuses it.");
            }

            string cellMax = limits.CellMax?.Text ?? Figures.Voltage(configuration.CellMicrovoltsMax);
            string cellMin = limits.CellMin?.Text ?? Figures.Voltage(configuration.CellMicrovoltsMin);
            string current = limits.CurrentMax?.Text ?? Figures.Current(configuration.StackNanoampsMax);
            string temperature = limits.TemperatureMax?.Text ?? Figures.Number(configuration.PlateMillidegreesMax / 1000m, "degC");
            string force = limits.ForceMax?.Text ?? Figures.Number(configuration.ClampMillinewtonsMax / 1000m, "N");
            lines.Add($"Limits for {configuration.CellCount} {(configuration.CellCount == 1 ? "cell" : "cells")}: each cell {cellMin} to {cellMax}, current up to {current}, plates up to {temperature}, clamp up to {force}.");
            lines.Add($"Beyond them the rig warns at {Figures.Voltage(configuration.CellWarnMicrovolts)}, stops charge or discharge at {Figures.Voltage(configuration.CellInhibitMicrovolts)} and cuts off at {Figures.Voltage(configuration.CellTripMicrovolts)} outside of the rig's own cell window.");
        }

        private static void AddSteps(List<string> lines, CompiledProgram program)
        {
            int[] depth = new int[program.Steps.Count];
            for (int i = 0; i < program.Steps.Count; i++)
            {
                if (program.Steps[i].Kind == StepKind.Loop)
                {
                    for (int inner = program.Steps[i].A; inner <= i; inner++)
                    {
                        depth[inner]++;
                    }
                }
            }

            for (int i = 0; i < program.Steps.Count; i++)
            {
                string name = program.Steps[i].Source.Name is { } given ? $" [{given}]" : string.Empty;
                lines.Add($"{new string(' ', 2 * depth[i])}{i + 1,4}{name} {Sentence(program, program.Steps[i])}");
            }
        }

        private static string Sentence(CompiledProgram program, CompiledStep step)
        {
            return step.Kind switch
            {
                StepKind.Rest => $"Rest without current {Ends(program, step)}",
                StepKind.ConstantCurrent => $"{(step.A > 0 ? "Charge" : "Discharge")} with {Figures.Current(Math.Abs((decimal)step.A))} {Ends(program, step)}",
                StepKind.ConstantStackVoltage => $"Hold the stack at {Figures.Voltage(step.A)} with at most {Figures.Current(step.B)} {Ends(program, step)}",
                StepKind.ConstantCellVoltage => $"Hold the {(step.C > 0 ? "highest" : "lowest")} cell at {Figures.Voltage(step.A)} with at most {Figures.Current(step.B)} {Ends(program, step)}",
                StepKind.SweepStackVoltage => $"Move the stack's voltage evenly from {Figures.Voltage(step.A)} to {Figures.Voltage(step.B)} with at most {Figures.Current(step.C)} {Ends(program, step)}",
                StepKind.Impedance => $"Measure the impedance of every cell and of the stack at {Tones(step)}, {Figures.Current(step.A)} to either side of {(step.B == 0 ? "rest" : Figures.Current(step.B))}, {Ends(program, step)}",
                StepKind.SetTemperature => $"Bring the plates to {Figures.Number(step.A / 1000m, "degC")}{Waits(program, step)}",
                StepKind.SetForce => $"Press with {Figures.Number(step.A / 1000m, "N")}{Waits(program, step)}",
                StepKind.Loop => $"Go back to step {step.A + 1} until steps {step.A + 1} to here have run {step.B} times.",
                StepKind.Goto => $"Go on at {StepName(program, step.A)}.",
                StepKind.Tag => $"Mark the record with '{program.Tags[step.A]}'.",
                _ => $"Step of kind {step.Kind}.",
            };
        }

        private static string Tones(CompiledStep step)
        {
            IEnumerable<string> tones = Enumerable.Range(1, ExcitationTones.HarmonicMax)
                .Where(harmonic => ((ExcitationTones.Harmonics(step.D) >> (harmonic - 1)) & 1) != 0)
                .Select(harmonic => 1000m * Slices.PerSecond * harmonic / step.C)
                .Select(millihertz => millihertz < 1000 ? Figures.Number(millihertz, "mHz") : Figures.Number(millihertz / 1000, "Hz"));
            return string.Join(" and ", tones);
        }

        private static string Waits(CompiledProgram program, CompiledStep step)
        {
            return step.TimeLimit == 0 ? " from here on, without waiting." : ", without current, " + Ends(program, step);
        }

        private static string Ends(CompiledProgram program, CompiledStep step)
        {
            var ends = new List<string>();
            string joined = string.Empty;
            foreach (CompiledCondition condition in step.Conditions)
            {
                joined += Figures.Condition(condition.Kind, condition.Cell, condition.Limit);
                if (condition.IsJoined)
                {
                    joined += " and ";
                    continue;
                }

                ends.Add(condition.Target is { } target ? $"{joined} (then on at {StepName(program, target)})" : joined);
                joined = string.Empty;
            }

            string time = Figures.Time(step.TimeLimit) + (step.IsTimeLimitDefault ? $" (no time is given: {StepCompiler.DefaultTimeFactor} times what the C-rate stands for)" : string.Empty);
            return ends.Count == 0 ? $"for {time}." : $"until {string.Join(", or ", ends)}, at the latest after {time}.";
        }

        private static string StepName(CompiledProgram program, int index)
        {
            return index >= program.Steps.Count ? "the end" : $"step {index + 1}";
        }

        private static void AddDuration(List<string> lines, CompiledProgram program)
        {
            decimal? oneC = program.Document.OneC?.Value;
            ProgramDuration duration = ProgramDuration.Of(program, oneC);
            string nominal = duration.Nominal is { } time ? $"about {Figures.Time(time)} when charges and discharges move the nominal capacity ({Figures.Current(oneC!.Value)} is 1C), " : string.Empty;
            lines.Add($"Takes {nominal}{Figures.Time(duration.Longest)} when every step runs into its time limit.");
            if (program.Steps.Any(step => step.Conditions.Any(condition => condition.Target is { } target && target <= IndexOf(program, step))))
            {
                lines.Add("A condition jumps backwards: how often it does is not counted in.");
            }
        }

        private static int IndexOf(CompiledProgram program, CompiledStep step)
        {
            return program.Steps.TakeWhile(other => other != step).Count();
        }
    }
}
