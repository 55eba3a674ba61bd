using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Compiling;

namespace RigFirmware.Host.Programs
{
    /// <summary>Turns a written program into the image that a rig loads, after the same check that the rig will make.</summary>
    public static class ProgramCompiler
    {
        /// <summary>The image of a program for a rig.</summary>
        /// <exception cref="ProgramException">The program does not fit the rig; all problems with their lines.</exception>
        public static byte[] Compile(ProgramDocument document, RigConfiguration configuration)
        {
            return Build(document, configuration).Image;
        }

        /// <summary>The image with what its numbers mean.</summary>
        /// <exception cref="ProgramException">The program does not fit the rig; all problems with their lines.</exception>
        public static CompiledProgram Build(ProgramDocument document, RigConfiguration configuration)
        {
            var problems = new ProblemList(document.File);
            var resolver = new Resolver(document, configuration, problems);
            int[] header = Header(document, configuration, resolver, problems);
            var limits = new LimitCheck(header, configuration, problems);
            var records = new RecordRuleTable(resolver, document.Record, problems);
            var compiler = new StepCompiler(resolver, limits, records, problems);
            compiler.Add(document.Steps);
            SetTargets(compiler, problems);
            CheckSize(compiler.Steps, problems);
            problems.ThrowIfAny();
            byte[] image = ImageWriter.Write(header, compiler.Steps, records.Rules);
            CheckAsTheRigDoes(image, configuration, compiler.Steps, problems);
            problems.ThrowIfAny();
            return new CompiledProgram(document, image, compiler.Steps, compiler.Tags);
        }

        private static int[] Header(ProgramDocument document, RigConfiguration configuration, Resolver resolver, ProblemList problems)
        {
            int cells = document.Cells ?? configuration.CellCount;
            if (cells != configuration.CellCount)
            {
                problems.Add(0, $"the program is written for {cells} cells and the rig has {configuration.CellCount}", "change 'cells' and the stack's voltages, or run it on the right rig");
            }

            ProgramLimits limits = document.Limits;
            int[] header = new int[ProgramImage.HeaderWords];
            header[ProgramImage.Cells] = cells;
            header[ProgramImage.CellMicrovoltsMax] = Limit(limits.CellMax);
            header[ProgramImage.CellMicrovoltsMin] = Limit(limits.CellMin);
            header[ProgramImage.StackNanoampsMax] = Limit(limits.CurrentMax);
            header[ProgramImage.PlateMillidegreesMax] = Limit(limits.TemperatureMax);
            header[ProgramImage.ClampMillinewtonsMax] = Limit(limits.ForceMax);
            Tighter(limits.CellMax, header[ProgramImage.CellMicrovoltsMax] > configuration.CellMicrovoltsMax, "cellMax");
            Tighter(limits.CellMin, header[ProgramImage.CellMicrovoltsMin] is not ProgramImage.Unset && header[ProgramImage.CellMicrovoltsMin] < configuration.CellMicrovoltsMin, "cellMin");
            Tighter(limits.CurrentMax, header[ProgramImage.StackNanoampsMax] > configuration.StackNanoampsMax, "currentMax");
            Tighter(limits.TemperatureMax, header[ProgramImage.PlateMillidegreesMax] > configuration.PlateMillidegreesMax, "temperatureMax");
            Tighter(limits.ForceMax, header[ProgramImage.ClampMillinewtonsMax] > configuration.ClampMillinewtonsMax, "forceMax");
            return header;

            int Limit(Quantity? quantity) => quantity is null ? ProgramImage.Unset : resolver.Whole(quantity, limits.Line);

            void Tighter(Quantity? quantity, bool isWider, string key)
            {
                if (quantity is not null && isWider)
                {
                    problems.Add(limits.Line, $"'{key}: {quantity.Text}' is wider than the rig's provisioned limit", "a program may only make a limit tighter; leave the key out to use the rig's");
                }
            }
        }

        private static void SetTargets(StepCompiler compiler, ProblemList problems)
        {
            foreach (CompiledStep step in compiler.Steps)
            {
                if (step.Goto is not null)
                {
                    step.A = Target(step.Goto, step.Source.Line);
                }

                foreach (CompiledCondition condition in step.Conditions.Where(condition => condition.Goto is not null))
                {
                    condition.Target = Target(condition.Goto!, condition.Line);
                }
            }

            int Target(string name, int line)
            {
                if (name == "end")
                {
                    return compiler.Steps.Count;
                }

                if (compiler.Names.TryGetValue(name, out int index))
                {
                    return index;
                }

                string known = compiler.Names.Count == 0 ? "no step has a name" : string.Join(", ", compiler.Names.Keys);
                problems.Add(line, $"there is no step '{name}' to go to", $"write 'end' or the name of a step ({known})");
                return compiler.Steps.Count;
            }
        }

        private static void CheckSize(List<CompiledStep> steps, ProblemList problems)
        {
            if (steps.Count > ProgramImage.StepsMax)
            {
                problems.Add(steps[ProgramImage.StepsMax].Source.Line, $"the program has {steps.Count} steps", $"a rig holds {ProgramImage.StepsMax}; put repeated steps into a loop");
            }
        }

        private static void CheckAsTheRigDoes(byte[] image, RigConfiguration configuration, List<CompiledStep> steps, ProblemList problems)
        {
            var check = new ProgramCheck();
            int error = check.Check(image, image.Length, configuration);
            if (error != ProgramError.None)
            {
                int line = check.ErrorStep < 0 ? 0 : steps[check.ErrorStep].Source.Line;
                problems.Add(line, ProgramErrorText.Reason(error), ProgramErrorText.Remedy(error));
            }
        }
    }
}
