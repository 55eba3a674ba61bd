using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;

namespace RigFirmware.Tests.Integration.Programs
{
    [TestClass]
    public sealed class ProgramCompilerTests
    {
        private const string Head = "program: x\ncells: 2\noneC: 0.565 mA\narea: 1.131 cm2\n";

        [TestMethod]
        [DataRow("0.1 C", 56500)]
        [DataRow("C/10", 56500)]
        [DataRow("C/20", 28250)]
        [DataRow("56.5 uA", 56500)]
        [DataRow("0.0565 mA", 56500)]
        [DataRow("56500 nA", 56500)]
        [DataRow("0.05 mA/cm2", 56550)]
        [DataRow("5e-2 mA/cm2", 56550)]
        public void Build_CurrentInAnyUnit_IsNanoamps(string current, int nanoamps)
        {
            Assert.AreEqual(nanoamps, Build($"- charge: {current}\n    until: time >= 1 h").Steps[0].A);
            Assert.AreEqual(-nanoamps, Build($"- discharge: {current}\n    until: time >= 1 h").Steps[0].A);
        }

        [TestMethod]
        public void Build_PressureOnTheArea_IsAForce()
        {
            // 0.4 MPa on 1.131 cm2 are 45.24 N.
            CompiledStep step = Build("- force: 0.4 MPa").Steps[0];
            Assert.AreEqual(45240, step.A);
            Assert.AreEqual(0, step.TimeLimit);
        }

        [TestMethod]
        public void Build_StepWithARateButNoTime_HasTwiceItsHoursAndSaysSo()
        {
            CompiledProgram program = Build("- charge: 0.1 C\n    until: any cell >= 4.3 V");
            Assert.AreEqual(20 * 360000, program.Steps[0].TimeLimit);
            Assert.IsTrue(program.Steps[0].IsTimeLimitDefault);
            Assert.Contains(line => line.Contains("at the latest after 20 h (no time is given: 2 times"), Explain(program));
        }

        [TestMethod]
        public void Build_SeveralTimes_TakesTheShortestAsTheLimit()
        {
            CompiledStep step = Build("- rest: 2 h\n    until: [time >= 1 h, time >= 3 h]").Steps[0];
            Assert.AreEqual(360000, step.TimeLimit);
            Assert.IsEmpty(step.Conditions);
        }

        [TestMethod]
        public void Build_LoneTimeWithGoto_BoundsTheStepToo()
        {
            CompiledProgram program = Build("- rest:\n    until: [{ when: time >= 1 h, goto: end }, any cell <= 3.1 V]\n  - rest: 1 s");
            Assert.AreEqual(360000, program.Steps[0].TimeLimit);
            Assert.AreEqual(2, program.Steps[0].Conditions[0].Target);
        }

        [TestMethod]
        public void Build_ChargeThenHold_IsTwoSteps()
        {
            CompiledProgram program = Build("- charge: 0.1 C\n    thenHold: highest cell 4.3 V\n    until: [current <= C/50, time >= 2 h, all plates >= 50 degC]");
            CompiledStep charge = program.Steps[0];
            CompiledStep hold = program.Steps[1];
            Assert.AreEqual(StepKind.ConstantCurrent, charge.Kind);
            CollectionAssert.AreEqual(new[] { EndKind.AnyCellAbove, EndKind.AllPlatesAbove }, charge.Conditions.Select(condition => condition.Kind).ToArray());
            Assert.AreEqual(20 * 360000, charge.TimeLimit);
            Assert.AreEqual(StepKind.ConstantCellVoltage, hold.Kind);
            Assert.AreEqual(4300000, hold.A);
            Assert.AreEqual(56500, hold.B);
            Assert.AreEqual(1, hold.C);
            CollectionAssert.AreEqual(new[] { EndKind.CurrentBelow, EndKind.AllPlatesAbove }, hold.Conditions.Select(condition => condition.Kind).ToArray());
            Assert.AreEqual(720000, hold.TimeLimit);
        }

        [TestMethod]
        public void Build_Pulses_AreALoopThatAConditionLeaves()
        {
            CompiledProgram program = Build("- pulse: { discharge: 0.1 C, time: 10 min, rest: 1 h, count: 20 }\n    until: any cell <= 3.0 V\n  - rest: 1 s");
            CollectionAssert.AreEqual(new[] { StepKind.ConstantCurrent, StepKind.Rest, StepKind.Loop, StepKind.Rest }, program.Steps.Select(step => step.Kind).ToArray());
            Assert.AreEqual(-56500, program.Steps[0].A);
            Assert.AreEqual(3, program.Steps[0].Conditions[0].Target);
            Assert.AreEqual(20, program.Steps[2].B);
            Assert.AreEqual(0, program.Steps[2].A);
        }

        [TestMethod]
        public void Build_SweepWithCycles_IsALoopThereAndBackAtTheRate()
        {
            CompiledProgram program = Build("- sweep: { from: 6.0 V, to: 8.0 V, rate: 0.5 mV/s, currentMax: 0.1 mA, cycles: 25 }\n    until: current >= 90 uA");
            CollectionAssert.AreEqual(new[] { StepKind.SweepStackVoltage, StepKind.SweepStackVoltage, StepKind.Loop }, program.Steps.Select(step => step.Kind).ToArray());
            CollectionAssert.AreEqual(new[] { 6000000, 8000000, 100000 }, new[] { program.Steps[0].A, program.Steps[0].B, program.Steps[0].C });
            CollectionAssert.AreEqual(new[] { 8000000, 6000000 }, new[] { program.Steps[1].A, program.Steps[1].B });
            Assert.AreEqual(400000, program.Steps[0].TimeLimit);
            Assert.AreEqual(3, program.Steps[0].Conditions[0].Target);
            Assert.AreEqual(25, program.Steps[2].B);
        }

        [TestMethod]
        public void Build_AlternatingRamp_IsEachCurrentBothWays()
        {
            CompiledProgram program = Build("- ramp: { from: 0.1 mA/cm2, to: 0.3 mA/cm2, step: 0.1 mA/cm2, time: 30 min, alternate: true }\n    until: any cell <= 3.1 V");
            CollectionAssert.AreEqual(new[] { 113100, -113100, 226200, -226200, 339300, -339300 }, program.Steps.Select(step => step.A).ToArray());
            Assert.IsTrue(program.Steps.All(step => step.TimeLimit == 180000 && step.Conditions[0].Target == 6));
        }

        [TestMethod]
        public void Build_ConditionsJoinedByAnd_ShareOneTarget()
        {
            CompiledProgram program = Build("- name: a\n    rest: 1 h\n    until: { when: cell 2 >= 4.0 V and spread >= 50 mV and time >= 1 min, goto: end }\n  - rest: 1 s");
            List<CompiledCondition> conditions = program.Steps[0].Conditions;
            CollectionAssert.AreEqual(new[] { true, true, false }, conditions.Select(condition => condition.IsJoined).ToArray());
            Assert.AreEqual(1, conditions[0].Cell);
            Assert.AreEqual(2, conditions[2].Target);
            Assert.IsNull(conditions[0].Target);
        }

        [TestMethod]
        public void Build_SameRecordRuleTwice_IsOneRule()
        {
            CompiledProgram program = ProgramCompilerTests.Compile(Head + "record: { every: 10 s }\nsteps:\n  - rest: 1 s\n  - rest: 1 s\n    record: { every: 10 s }\n  - rest: 1 s\n    record: { voltageChange: 1 mV }");
            CollectionAssert.AreEqual(new[] { 0, 0, 1 }, program.Steps.Select(step => step.RecordRule).ToArray());
        }

        [TestMethod]
        public void Parse_SameProgramInYamlAndJson_IsTheSameImage()
        {
            string yaml = Head + "parameters: { rate: 0.1 C }\nsteps:\n  - loop: 3\n    steps:\n      - charge: $rate\n        until: [any cell >= 4.3 V, time >= 12 h]\n      - rest: 10 min";
            string json = """
                {
                	"program": "x", "cells": 2, "oneC": "0.565 mA", "area": "1.131 cm2",
                	"parameters": { "rate": "0.1 C" },
                	"steps": [ { "loop": 3, "steps": [ { "charge": "$rate", "until": ["any cell >= 4.3 V", "time >= 12 h"] }, { "rest": "10 min" } ] } ]
                }
                """;
            ProgramDocument document = ProgramReader.Parse(json, "x.json");
            CollectionAssert.AreEqual(Compile(yaml).Image, ProgramCompiler.Compile(document, ProgramRigs.For(document)));
        }

        [TestMethod]
        public void Parse_GivenParameter_ReplacesTheDefaultAndUnknownOnesAreRefused()
        {
            const string text = "program: x\nparameters: { t: 1 s }\nsteps:\n  - rest: $t";
            var given = new Dictionary<string, string> { ["t"] = "2 s" };
            ProgramDocument document = ProgramReader.Parse(text, "x.yaml", given);
            Assert.AreEqual(200, ProgramCompiler.Build(document, ProgramRigs.For(document)).Steps[0].TimeLimit);
            Assert.Contains(line => line.Contains("t = 2 s (given by you)"), ProgramExplainer.Explain(ProgramCompiler.Build(document, ProgramRigs.For(document)), ProgramRigs.For(document)));
            var wrong = new Dictionary<string, string> { ["u"] = "2 s" };
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Parse(text, "x.yaml", wrong));
            Assert.Contains("no parameter 'u'", refusal.Message);
        }

        [TestMethod]
        public void Build_OtherCellCountThanTheRig_IsRefused()
        {
            ProgramDocument document = ProgramReader.Parse("program: x\ncells: 3\nsteps:\n  - rest: 1 s", "x.yaml");
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramCompiler.Compile(document, new Core.Configuration.RigConfiguration()));
            Assert.Contains("written for 3 cells and the rig has 2", refusal.Message);
        }

        [TestMethod]
        public void Read_MissingFile_SaysSo()
        {
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Read("no-such-program.yaml"));
            Assert.AreEqual("no-such-program.yaml: there is no such file; give the path of a program in YAML or JSON.", refusal.Message);
        }

        [TestMethod]
        public void Passes_NestedLoops_Multiply()
        {
            CompiledProgram program = Build("- loop: 3\n    steps:\n      - rest: 1 s\n      - loop: 4\n        steps:\n          - rest: 1 s");
            CollectionAssert.AreEqual(new[] { 3m, 12m, 3m, 1m }, ProgramDuration.Passes(program.Steps));
            Assert.AreEqual(1500m, ProgramDuration.Of(program, null).Longest);
        }

        private static CompiledProgram Build(string steps)
        {
            return Compile(Head + "steps:\n  " + steps);
        }

        private static CompiledProgram Compile(string text)
        {
            ProgramDocument document = ProgramReader.Parse(text, "x.yaml");
            return ProgramCompiler.Build(document, ProgramRigs.For(document));
        }

        private static IReadOnlyList<string> Explain(CompiledProgram program)
        {
            return ProgramExplainer.Explain(program, ProgramRigs.For(program.Document));
        }
    }
}
