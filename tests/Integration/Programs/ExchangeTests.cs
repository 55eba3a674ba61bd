using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Programs.Exchange;

namespace RigFirmware.Tests.Integration.Programs
{
    /// <summary>aurora-unicycler JSON and PyBaMM strings in both directions.</summary>
    [TestClass]
    public sealed class ExchangeTests
    {
        private const string Unicycler = """
            {
              "unicycler": { "version": "0.4.4" },
              "sample": { "name": "cell 7", "capacity_mAh": "0.565" },
              "record": { "current_mA": null, "voltage_V": 0.005, "time_s": "10" },
              "safety": { "max_voltage_V": 4.3, "min_voltage_V": 3.0, "max_current_mA": 1, "min_current_mA": -1, "max_capacity_mAh": null, "delay_s": 10 },
              "method": [
                { "step": "open_circuit_voltage", "until_time_s": 3600 },
                { "step": "tag", "tag": "cycle" },
                { "step": "constant_current", "rate_C": "C/10", "current_mA": 5, "until_time_s": 54000, "until_voltage_V": 4.3 },
                { "step": "constant_voltage", "voltage_V": 4.3, "until_time_s": 21600, "until_rate_C": 0.05 },
                { "step": "constant_current", "rate_C": "D/5", "until_time_s": "", "until_voltage_V": 3.0, "id": "down" },
                { "step": "loop", "loop_to": "cycle", "cycle_count": 3 },
                { "step": "constant_current", "current_mA": -0.05, "until_time_s": 600 },
                { "step": "loop", "loop_to": 1, "cycle_count": 2 }
              ]
            }
            """;

        [TestMethod]
        public void Parse_Unicycler_TakesEveryField()
        {
            ProgramDocument document = ProgramReader.Parse(Unicycler, "x.json");
            CompiledProgram program = ProgramCompiler.Build(document, ProgramRigs.For(document));
            CollectionAssert.AreEqual(
                new[] { StepKind.Rest, StepKind.Tag, StepKind.ConstantCurrent, StepKind.ConstantCellVoltage, StepKind.ConstantCurrent, StepKind.Loop, StepKind.ConstantCurrent, StepKind.Loop },
                program.Steps.Select(step => step.Kind).ToArray());
            Assert.AreEqual("cell 7", document.Name);
            Assert.AreEqual(56500, program.Steps[2].A, "the C-rate comes before the current, with 0.565 mAh");
            Assert.AreEqual(5400000, program.Steps[2].TimeLimit);
            Assert.AreEqual(EndKind.AnyCellAbove, program.Steps[2].Conditions[0].Kind);
            Assert.AreEqual(4300000, program.Steps[3].A);
            Assert.AreEqual(56500, program.Steps[3].B, "the hold may draw what the charge before it drew");
            Assert.AreEqual(28250, program.Steps[3].Conditions[0].Limit);
            Assert.AreEqual(-113000, program.Steps[4].A);
            Assert.AreEqual(EndKind.AnyCellBelow, program.Steps[4].Conditions[0].Kind);
            Assert.AreEqual("down", program.Steps[4].Source.Name);
            Assert.AreEqual(1, program.Steps[5].A);
            Assert.AreEqual(3, program.Steps[5].B);
            Assert.AreEqual(0, program.Steps[7].A);
            Assert.AreEqual(-50000, program.Steps[6].A);
            Assert.AreEqual(0, program.Steps[0].RecordRule);
            Assert.Contains("delay of 10 s is not waited for", document.Note!);
            Assert.AreEqual(4300000, System.BitConverter.ToInt32(program.Image, ProgramImage.CellMicrovoltsMax * 4));
        }

        [TestMethod]
        [DataRow("{ \"step\": \"impedance_spectroscopy\", \"amplitude_V\": 0.01, \"start_frequency_Hz\": 1000, \"end_frequency_Hz\": 1 }", "impedance_spectroscopy")]
        [DataRow("{ \"step\": \"voltage_scan\" }", "voltage_scan")]
        [DataRow("{ \"step\": \"constant_power\" }", "no step of kind 'constant_power'")]
        [DataRow("{ \"step\": \"open_circuit_voltage\" }", "no 'until_time_s'")]
        [DataRow("{ \"step\": \"open_circuit_voltage\", \"until_time_s\": 1, \"until_temperature\": 2 }", "no key 'until_temperature'")]
        [DataRow("{ \"step\": \"constant_current\", \"until_time_s\": 1 }", "neither 'rate_C' nor 'current_mA'")]
        [DataRow("{ \"step\": \"constant_current\", \"rate_C\": \"fast\", \"until_time_s\": 1 }", "'rate_C' is 'fast'")]
        [DataRow("{ \"step\": \"constant_voltage\", \"until_time_s\": 1 }", "no 'voltage_V'")]
        [DataRow("{ \"step\": \"constant_voltage\", \"voltage_V\": 4, \"until_time_s\": 1 }", "how much current")]
        [DataRow("{ \"step\": \"loop\", \"loop_to\": \"nowhere\", \"cycle_count\": 2 }", "leads to no earlier step")]
        [DataRow("{ \"step\": \"loop\", \"loop_to\": 5, \"cycle_count\": 2 }", "leads to no earlier step")]
        public void Parse_UnicyclerStepThatARigCannotDo_IsRefusedByNameAndLine(string step, string reason)
        {
            string text = $"{{\n\"record\": {{ \"time_s\": 1 }},\n\"method\": [\n{step} ] }}";
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Parse(text, "x.json"));
            Assert.Contains(reason, refusal.Problems[0].Reason);
            Assert.AreEqual(4, refusal.Problems[0].Line);
        }

        [TestMethod]
        public void Parse_UnicyclerSafetyThatARigCannotKeep_IsRefusedByName()
        {
            string text = """{ "safety": { "max_current_mA": 1, "min_current_mA": -2, "max_capacity_mAh": 3 }, "method": [ { "step": "open_circuit_voltage", "until_time_s": 1 } ] }""";
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Parse(text, "x.json"));
            CollectionAssert.AreEquivalent(new[] { true, true }, new[] { "min_current_mA", "max_capacity_mAh" }.Select(name => refusal.Problems.Any(problem => problem.Reason.Contains(name))).ToArray());
        }

        [TestMethod]
        public void Parse_PybammStrings_TurnsTheSignByTheWords()
        {
            const string text = """
                # one cycle
                Charge at C/10 for 15 hours or until 4.3V (1 minute period)
                Hold at 4.3 V until C/20
                Rest for 30 minutes
                Discharge at 50 mA for 10 seconds
                discharge at 1C until 3.0 V
                """;
            ProgramDocument document = ProgramReader.Parse(text.Replace("50 mA", "0.05 mA") + "\n", "x.txt");
            ProgramException noTime = Assert.ThrowsExactly<ProgramException>(() => ProgramCompiler.Build(document, ProgramRigs.For(document)));
            Assert.AreEqual(3, noTime.Problems[0].Line, "PyBaMM lets a hold run forever, a rig does not");

            document = ProgramReader.Parse(text.Replace("50 mA", "0.05 mA").Replace("4.3 V until", "4.3 V for 5 hours or until"), "x.txt");
            CompiledProgram program = ProgramCompiler.Build(document, ProgramRigs.For(document));
            CollectionAssert.AreEqual(new[] { 56500, 4300000, 0, -50000, -565000 }, program.Steps.Select(step => step.A).ToArray());
            Assert.AreEqual(15 * 360000, program.Steps[0].TimeLimit);
            Assert.AreEqual(EndKind.AnyCellAbove, program.Steps[0].Conditions[0].Kind);
            Assert.AreEqual(0, program.Steps[0].RecordRule);
            Assert.AreEqual(28250, program.Steps[1].Conditions[0].Limit);
            Assert.AreEqual(1000, program.Steps[3].TimeLimit);
            Assert.AreEqual(EndKind.AnyCellBelow, program.Steps[4].Conditions[0].Kind);
        }

        [TestMethod]
        [DataRow("Charge at 1 W for 1 hour", "cannot hold the power")]
        [DataRow("Run drive cycle", "no experiment string")]
        [DataRow("Charge at 1 C until 50 mA", "does not go together")]
        [DataRow("Hold at 4.1 V until 4.2 V", "does not go together")]
        [DataRow("Rest until 4.1 V", "does not go together")]
        [DataRow("Rest for 3 fortnights", "is not a time")]
        [DataRow("Charge at 0 A for 1 hour", "is not a value")]
        [DataRow("Discharge at C/0 for 1 hour", "is not a value")]
        public void Parse_PybammStringThatARigCannotDo_IsRefusedWithItsLine(string line, string reason)
        {
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => ProgramReader.Parse($"Rest for 1 hour\n{line}\n", "x.txt"));
            Assert.AreEqual(2, refusal.Problems[0].Line);
            Assert.Contains(reason, refusal.Problems[0].Reason);
        }

        [TestMethod]
        public void Write_UnicyclerReadAgain_IsTheSameProgram()
        {
            ProgramDocument first = ProgramReader.Parse(Unicycler, "x.json");
            ProgramDocument second = ProgramReader.Parse(UnicyclerWriter.Write(first), "y.json");
            CollectionAssert.AreEqual(Essence(first), Essence(second));
        }

        [TestMethod]
        public void Write_PybammReadAgain_IsTheSameProgramWithItsLoopsWrittenOut()
        {
            const string yaml = """
                program: x
                oneC: 0.565 mA
                steps:
                  - loop: 2
                    steps:
                      - charge: 0.1 C
                        until: [any cell >= 4.3 V, time >= 12 h]
                      - hold: highest cell 4.3 V
                        currentMax: 0.1 C
                        until: [current <= 5 uA, time >= 1 h]
                      - tag: top
                      - rest: 90 s
                """;
            ProgramDocument first = ProgramReader.Parse(yaml, "x.yaml");
            IReadOnlyList<string> strings = PybammWriter.Write(first);
            CollectionAssert.AreEqual(new[]
            {
                "Charge at 0.1C for 43200 seconds or until 4.3 V", "Hold at 4.3 V for 3600 seconds or until 0.005 mA", "Rest for 90 seconds",
                "Charge at 0.1C for 43200 seconds or until 4.3 V", "Hold at 4.3 V for 3600 seconds or until 0.005 mA", "Rest for 90 seconds",
            }, strings.ToArray());
            ProgramDocument second = ProgramReader.Parse(JsonSerializer.Serialize(strings), "y.json");
            List<string> once = Essence(second).Take(3).ToList();
            CollectionAssert.AreEqual(Essence(first).Where(line => !line.StartsWith("4 ") && !line.StartsWith("3 ")).ToList(), once);
        }

        [TestMethod]
        public void Write_WhatTheOtherFormatCannotSay_IsRefusedByName()
        {
            const string yaml = """
                program: x
                oneC: 0.565 mA
                area: 1 cm2
                steps:
                  - temperature: 30 degC
                  - charge: 0.1 C
                    until: [stack >= 8.6 V, time >= 12 h]
                  - charge: 0.1 mA/cm2
                    until: [time >= 12 h]
                """;
            ProgramDocument document = ProgramReader.Parse(yaml, "x.yaml");
            ProgramException unicycler = Assert.ThrowsExactly<ProgramException>(() => UnicyclerWriter.Write(document));
            ProgramException pybamm = Assert.ThrowsExactly<ProgramException>(() => PybammWriter.Write(document));
            foreach (ProgramException refusal in new[] { unicycler, pybamm })
            {
                CollectionAssert.AreEqual(new[] { 5, 7, 8 }, refusal.Problems.Select(problem => problem.Line).ToArray());
                Assert.Contains("temperature", refusal.Problems[0].Reason);
                Assert.Contains("stack >= 8.6 V", refusal.Problems[1].Reason);
                Assert.Contains("0.1 mA/cm2", refusal.Problems[2].Reason);
            }
        }

        /// <summary>What of the compiled steps a rig acts on, a line a step.</summary>
        private static List<string> Essence(ProgramDocument document)
        {
            return ProgramCompiler.Build(document, ProgramRigs.For(document)).Steps
                .Select(step => $"{step.Kind} {step.A} {step.B} {step.C} {step.TimeLimit} {string.Join(",", step.Conditions.Select(end => $"{end.Kind}:{end.Limit}"))}").ToList();
        }
    }
}
