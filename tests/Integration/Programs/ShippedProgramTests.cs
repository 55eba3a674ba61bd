using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Rig.Programs;

namespace RigFirmware.Tests.Integration.Programs
{
    [TestClass]
    public sealed class ShippedProgramTests
    {
        public static IEnumerable<object[]> Files => ShippedPrograms.Files.Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

        [TestMethod]
        [DynamicData(nameof(Files))]
        public void Build_ShippedProgram_IsTakenByTheRig(string name)
        {
            ProgramDocument document = ProgramReader.Read(ShippedPrograms.Find(name));
            RigConfiguration configuration = ProgramRigs.For(document);
            CompiledProgram program = ProgramCompiler.Build(document, configuration);
            var table = new ProgramTable();
            Assert.AreEqual(ProgramError.None, table.Load(program.Image, program.Image.Length, configuration));
            Assert.StartsWith(name, document.Name);
            Assert.IsNotNull(document.Source);
            Assert.IsTrue(document.Parameters.All(parameter => parameter.Why is not null), "every parameter says where its default comes from");
        }

        [TestMethod]
        public void Build_T00004_IsOneFormationCycleAndThirtyCycles()
        {
            ProgramDocument document = ProgramReader.Read(ShippedPrograms.Find("T000-04"));
            CompiledProgram program = ProgramCompiler.Build(document, new RigConfiguration());
            int[] currents = program.Steps.Where(step => step.Kind == StepKind.ConstantCurrent).Select(step => step.A).ToArray();
            CollectionAssert.AreEqual(new[] { 28250, -28250, 56500, -56500 }, currents);
            CompiledStep loop = program.Steps.Single(step => step.Kind == StepKind.Loop);
            Assert.AreEqual(30, loop.B);
            Assert.AreEqual(6, loop.A);
            foreach (CompiledStep charge in program.Steps.Where(step => step.A > 0 && step.Kind == StepKind.ConstantCurrent))
            {
                Assert.IsTrue(charge.Conditions.Any(end => end is { Kind: EndKind.AnyCellAbove, Limit: 4300000 }));
                Assert.IsTrue(charge.Conditions.Any(end => end is { Kind: EndKind.StackAbove, Limit: 8600000 }));
            }

            foreach (CompiledStep discharge in program.Steps.Where(step => step.A < 0))
            {
                Assert.IsTrue(discharge.Conditions.Any(end => end is { Kind: EndKind.AnyCellBelow, Limit: 3000000 }));
                Assert.IsTrue(discharge.Conditions.Any(end => end is { Kind: EndKind.StackBelow, Limit: 6000000 }));
            }
        }
    }
}
