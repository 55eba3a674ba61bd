using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration.Impedance
{
    [TestClass]
    public sealed class ImpedanceAnalysisTests
    {
        private static readonly double[] s_grid = SyntheticCell.Grid(5, 0.01, 6).ToArray();

        [TestMethod]
        public void Fit_TwoDepressedArcs_FindsAllSevenParametersWithinTheirIntervals()
        {
            ImpedanceSpectrum spectrum = Measure(TwoArcs);
            Assert.IsTrue(spectrum.IsGood, string.Join('\n', spectrum.Warnings));
            CircuitFitResult best = CircuitFit.FitAll(spectrum.Points)[0];
            Assert.AreEqual("R-RQ-RQ", best.Circuit);
            (string Name, double Truth)[] truths = [("R0", 40), ("R1", 120), ("tau1", 0.08), ("n1", 0.9), ("R2", 200), ("tau2", 3), ("n2", 0.85)];
            foreach ((string name, double truth) in truths)
            {
                FittedParameter parameter = best.Find(name)!;
                double half = (parameter.High - parameter.Low) / 2;
                Assert.AreEqual(truth, parameter.Value, 1.6 * half, $"{parameter}");
                Assert.IsLessThan(0.2 * truth, half, $"{parameter}");
            }
        }

        [TestMethod]
        public void Fit_OneArc_RefusesTwoWithASentence()
        {
            ImpedanceSpectrum spectrum = Measure(omega => 30 + SyntheticCell.Arc(200, 0.5, 0.9, omega));
            CircuitFitResult one = CircuitFit.Fit(spectrum.Points, Circuit.Find("R-RQ")!);
            Assert.IsNull(one.Refusal);
            CircuitFitResult two = CircuitFit.Fit(spectrum.Points, Circuit.Find("R-RQ-RQ")!);
            Assert.IsNotNull(two.Refusal);
            Assert.IsEmpty(two.Parameters);
            Assert.EndsWith(".", two.Refusal);
            CircuitFitResult few = CircuitFit.Fit(spectrum.Points.Take(4).ToList(), Circuit.Find("R-RQ-RQ")!);
            Assert.Contains("too few", few.Refusal!);
        }

        [TestMethod]
        public void Analyse_VoltageThatDrifts_KeepsThePointsAndTellsTheDrift()
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep(s_grid, TwoArcs, driftMicrovoltsPerSecond: 5);
            ImpedanceSpectrum spectrum = ImpedanceAnalysis.Analyse(rows, tones).Single().Spectra.Single();
            Assert.IsTrue(spectrum.IsGood, string.Join('\n', spectrum.Warnings));
            foreach (ImpedancePoint point in spectrum.Points)
            {
                Assert.AreEqual(18, point.DriftMillivoltsPerHour, 2.5, $"{point}");
                Assert.IsLessThan(2 * point.UncertaintyOhms, (point.Ohms - TwoArcs(2 * Math.PI * point.FrequencyHertz)).Magnitude, $"{point}");
            }
        }

        [TestMethod]
        public void Analyse_DriftWithoutCorrection_IsWorse()
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep([0.01], TwoArcs, driftMicrovoltsPerSecond: 30);
            double with = Error(new ImpedanceOptions());
            double without = Error(new ImpedanceOptions { DriftDegree = 0, Window = ImpedanceWindow.None });
            Assert.IsLessThan(without / 20, with);

            double Error(ImpedanceOptions options)
            {
                ImpedancePoint point = ImpedanceAnalysis.Analyse(rows, tones, options).Single().Spectra.Single().Points.Single();
                return (point.Ohms - TwoArcs(2 * Math.PI * point.FrequencyHertz)).Magnitude;
            }
        }

        [TestMethod]
        public void Analyse_CellThatIsNotLinear_SaysSo()
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep(s_grid, TwoArcs, quadraticPerMilliamp: 60);
            ImpedanceSpectrum spectrum = ImpedanceAnalysis.Analyse(rows, tones).Single().Spectra.Single();
            Assert.IsFalse(spectrum.IsGood);
            Assert.Contains("did not answer in proportion", spectrum.Warnings[0]);
            Assert.Contains("smaller amplitude", spectrum.Warnings[0]);
        }

        [TestMethod]
        public void Test_ResistanceThatChangesBetweenTheTones_IsNotConsistent()
        {
            int step = 0;
            ImpedanceSpectrum spectrum = Measure(omega => TwoArcs(omega) * (1 + (0.3 * step++ / s_grid.Length)));
            Assert.IsFalse(spectrum.KramersKronig!.IsConsistent);
            Assert.IsTrue(Measure(TwoArcs).KramersKronig!.IsConsistent, "and the same cell at rest is");
        }

        [TestMethod]
        public void Analyse_VoltageSampledLater_IsCorrectedByTheSkew()
        {
            const double Skew = 0.002;
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep([5], omega => TwoArcs(omega) * Complex.FromPolarCoordinates(1, omega * Skew));
            ImpedancePoint raw = Point(new ImpedanceOptions());
            ImpedancePoint right = Point(new ImpedanceOptions { SkewSeconds = Skew });
            Complex truth = TwoArcs(2 * Math.PI * 5);
            Assert.IsGreaterThan(2, (raw.Ohms - truth).Magnitude);
            Assert.IsLessThan(right.UncertaintyOhms, (right.Ohms - truth).Magnitude);

            ImpedancePoint Point(ImpedanceOptions options) => ImpedanceAnalysis.Analyse(rows, tones, options).Single().Spectra.Single().Points.Single();
        }

        [TestMethod]
        public void Analyse_MissingReadings_UsesTheOthersOrGivesNoPoint()
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep([1, 0.5], TwoArcs);
            for (int i = 0; i < rows.Count; i++)
            {
                // Every third of the first step, and all of the second one but a few.
                if (rows[i].Step == 0 ? i % 3 == 0 : i % 30 != 0)
                {
                    rows[i].Channels[0] = null;
                }
            }

            ImpedanceSpectrum spectrum = ImpedanceAnalysis.Analyse(rows, tones).Single().Spectra.Single();
            ImpedancePoint point = spectrum.Points.Single();
            Assert.IsLessThan(2 * point.UncertaintyOhms, (point.Ohms - TwoArcs(2 * Math.PI)).Magnitude);
            Assert.Contains("good readings", spectrum.Warnings[0]);
        }

        [TestMethod]
        public void Analyse_WaveThatNeverCame_GivesNoPoint()
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep([1], TwoArcs);
            rows.ForEach(row => row.Channels[13] = row.Tick % 2);
            ImpedanceSpectrum spectrum = ImpedanceAnalysis.Analyse(rows, tones).Single().Spectra.Single();
            Assert.IsEmpty(spectrum.Points);
            Assert.Contains("did not reach the stack", spectrum.Warnings[0]);
        }

        private static Complex TwoArcs(double omega)
        {
            return 40 + SyntheticCell.Arc(120, 0.08, 0.9, omega) + SyntheticCell.Arc(200, 3, 0.85, omega);
        }

        private static ImpedanceSpectrum Measure(Func<double, Complex> ohms)
        {
            (List<TelemetryRow> rows, Dictionary<int, ImpedanceTones> tones) = SyntheticCell.Sweep(s_grid, ohms);
            return ImpedanceAnalysis.Analyse(rows, tones).Single().Spectra.Single();
        }
    }
}
