using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Host.Impedance;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Tests.Integration.Impedance
{
    /// <summary>Program, firmware, plant with noise and quantisation, wire format, analysis.</summary>
    [TestClass]
    public sealed class ImpedanceChainTests
    {
        private const string Multisine = """
            - rest: 1 min
            - impedance: { from: 5 Hz, to: 20 mHz, perDecade: 5, amplitude: 50 uA, wave: multisine }
            - rest: 10 s
            """;

        [TestMethod]
        [DataRow(1)]
        [DataRow(12)]
        public void Analyse_StackOfKnownCells_GivesTheirImpedanceWithinTheStatedUncertainty(int cells)
        {
            // A linear circuit, so that its equations are the truth; the slow element of C000-03 follows a table.
            using var stack = new MeasuredStack(Multisine, cells, stack: "C000-05");
            ProgramRunResult run = stack.Run();
            Assert.IsTrue(run.IsDone, run.FinalState);
            ImpedanceResult result = stack.Analyse().Single();
            Assert.IsTrue(result.IsComplete, string.Join('\n', result.Notes));
            Assert.AreEqual(0.01, result.BandMinHertz);
            Assert.AreEqual(5, result.BandMaxHertz);
            Assert.HasCount(cells + 1, result.Spectra);
            AssertWithin(stack, result, cells);
            foreach (ImpedanceSpectrum spectrum in result.Spectra)
            {
                Assert.IsTrue(spectrum.IsGood, spectrum.Channel + ": " + string.Join('\n', spectrum.Warnings));
                Assert.IsGreaterThan(0.999, spectrum.Points.Min(point => point.Coherence ?? 1), spectrum.Channel);
            }

            Assert.AreEqual(result.Spectra.Take(cells).Sum(spectrum => spectrum.Points[^1].RealOhms), result.Spectra[^1].Points[^1].RealOhms, 0.002 * 300 * cells, "the stack is the sum of its cells");
        }

        [TestMethod]
        public void Fit_MeasuredCell_FindsItsResistancesWithinTheirIntervals()
        {
            using var stack = new MeasuredStack(Multisine, seed: 11);
            stack.Run();
            IReadOnlyList<CircuitFitResult> fits = CircuitFit.FitAll(stack.Analyse().Single().Spectra[0].Points);
            Assert.AreEqual("R-RQ-Q", fits[0].Circuit, "the tail is the slope of the open-circuit voltage");
            Inside(15, fits[0].Find("R0")!);
            Inside(277, fits[0].Find("R1")!);
            Inside(0.1, fits[0].Find("tau1")!);
            Inside(1, fits[0].Find("n1")!);
            Assert.IsTrue(fits.Any(fit => fit.Refusal?.Contains("ill-conditioned") == true || fit.Refusal?.Contains("does not determine") == true), "two arcs are more than this cell has");
        }

        [TestMethod]
        public void Analyse_SinesOnACurrent_AreAsGood()
        {
            using var stack = new MeasuredStack("- impedance: { from: 5 Hz, to: 0.1 Hz, perDecade: 3, amplitude: 30 uA, bias: 60 uA }\n- rest: 1 s", 2, stack: "C000-05");
            Assert.IsTrue(stack.Run().IsDone);
            ImpedanceResult result = stack.Analyse().Single();
            AssertWithin(stack, result, 2);
            Assert.HasCount(7, result.Spectra[0].Points);
            Assert.IsTrue(stack.Rows.Where(row => row.Channels[13] is not null).Max(row => row.Channels[13]!.Value) <= 90100, "bias and amplitude together are the peak");
        }

        [TestMethod]
        public void Analyse_CellThatWarmsUpMeanwhile_FailsKramersKronig()
        {
            using var stack = new MeasuredStack("""
                - temperature: 50 degC
                - impedance: { from: 5 Hz, to: 20 mHz, perDecade: 5, amplitude: 50 uA }
                - rest: 1 s
                """);
            Assert.IsTrue(stack.Run().IsDone);
            ImpedanceSpectrum spectrum = stack.Analyse().Single().Spectra[0];
            Assert.IsGreaterThan(15, spectrum.Points[^1].PlateDegrees!.Value - spectrum.Points[0].PlateDegrees!.Value);
            Assert.IsFalse(spectrum.KramersKronig!.IsConsistent);
            Assert.Contains("drifted", string.Join('\n', spectrum.Warnings));
        }

        [TestMethod]
        public void Analyse_SweepEndedByACondition_IsPartialAndSaysSo()
        {
            using var stack = new MeasuredStack("""
                - impedance: { from: 5 Hz, to: 20 mHz, perDecade: 5, amplitude: 200 uA }
                  until: any cell >= 3.87 V
                - rest: 1 s
                """);
            Assert.IsTrue(stack.Run().IsDone);
            ImpedanceResult result = stack.Analyse().Single();
            Assert.IsFalse(result.IsComplete);
            Assert.IsTrue(result.Notes.Any(note => note.Contains("before its last tone")), string.Join('\n', result.Notes));
            Assert.IsGreaterThan(1, result.Spectra[0].Points.Count);
            AssertWithin(stack, result, 1);
        }

        [TestMethod]
        public void Run_OvervoltageInMidSine_IsCutOffWithinItsBudget()
        {
            double worst = 0;
            for (ulong seed = 1; seed <= 8; seed++)
            {
                using var stack = new MeasuredStack("- impedance: { from: 1 Hz, to: 0.5 Hz, amplitude: 20 uA }\n- rest: 1 s", 2, seed: seed, stack: "C000-05");
                stack.Simulation.Simulation.Rig.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 1, AtSeconds = 6 + (0.137 * seed) });
                ProgramRunResult run = stack.Run();
                Assert.AreEqual("Tripped", run.FinalState);
                for (int i = 0; i < 5; i++)
                {
                    // The power ends some milliseconds after the decision.
                    stack.Simulation.Simulation.Cycle();
                }

                HazardWatch hazard = stack.Simulation.Simulation.Monitor.Find(HazardKind.CellOvervoltage, 1)!;
                Assert.IsFalse(hazard.IsViolated, $"{hazard.LongestUs} us");
                worst = Math.Max(worst, hazard.LongestUs);
                Assert.AreEqual(0.0, stack.Simulation.Simulation.Rig.Truth.Power.SourceAmps);
                ImpedanceResult result = stack.Analyse().Single();
                Assert.IsFalse(result.IsComplete);
            }

            Assert.IsTrue(worst is > 0 and <= 150000, $"worst {worst} us");
        }

        [TestMethod]
        public void Run_ImpedanceOfHealthyCells_RaisesNoFault()
        {
            using var stack = new MeasuredStack(Multisine, 12, seed: 5);
            var seen = new HashSet<string>();
            FaultMonitor faults = stack.Simulation.Simulation.Executive.Faults;
            stack.Simulation.AfterCycle = () =>
            {
                for (int id = 0; id < FaultId.Count; id++)
                {
                    if (faults.IsActive(id))
                    {
                        seen.Add(stack.Simulation.Simulation.Executive.FaultTable.Row(id).Name);
                    }
                }
            };
            Assert.IsTrue(stack.Run().IsDone);
            Assert.IsEmpty(seen, string.Join(", ", seen));
        }

        private static void Inside(double truth, FittedParameter parameter)
        {
            Assert.IsTrue(truth >= parameter.Low && truth <= parameter.High, $"{parameter}");
        }

        // An interval of 95 % may miss one part in twenty; twice its width, almost none.
        private static void AssertWithin(MeasuredStack stack, ImpedanceResult result, int cells)
        {
            int outside = 0;
            int parts = 0;
            for (int cell = 0; cell < cells; cell++)
            {
                foreach (ImpedancePoint point in result.Spectra[cell].Points)
                {
                    Complex off = point.Ohms - stack.Truth(cell, point.FrequencyHertz);
                    parts += 2;
                    outside += (Math.Abs(off.Real) > point.UncertaintyOhms ? 1 : 0) + (Math.Abs(off.Imaginary) > point.UncertaintyOhms ? 1 : 0);
                    Assert.IsLessThan(2 * point.UncertaintyOhms, Math.Max(Math.Abs(off.Real), Math.Abs(off.Imaginary)), $"{point} is off by {off}");
                    Assert.IsLessThan(0.03, point.UncertaintyOhms / point.Ohms.Magnitude, "an uncertainty so large would hide everything");
                }
            }

            Assert.IsGreaterThan(3, parts);
            Assert.IsLessThanOrEqualTo((0.05 * parts) + (2 * Math.Sqrt(0.05 * parts)), outside);
        }
    }
}
