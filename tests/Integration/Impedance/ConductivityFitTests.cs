using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Impedance;
using RigFirmware.Simulated;

namespace RigFirmware.Tests.Integration.Impedance
{
    [TestClass]
    public sealed class ConductivityFitTests
    {
        private const double Boltzmann = 8.617333262e-5;
        private static readonly double[] s_degrees = [-20, 0, 20, 30, 40, 50, 60, 80, 100];

        [TestMethod]
        public void FitAll_ArrheniusPoints_FindsTheEnergyAndRefusesVft()
        {
            List<ConductivityPoint> points = Points(kelvin => 25 * Math.Exp(-0.35 / (Boltzmann * kelvin)), 0.01);
            ConductivityFitResult best = ConductivityFit.FitAll(points)[0];
            Assert.AreEqual(ConductivityLaw.Arrhenius, best.Law);
            Inside(0.35, best.Parameters[1]);
            Inside(25, best.Parameters[0]);
            Assert.IsLessThan(0.01, best.Parameters[1].High - best.Parameters[1].Low);
            Assert.Contains("T0", ConductivityFit.Fit(points, ConductivityLaw.Vft).Refusal!);
        }

        [TestMethod]
        public void FitAll_VftPoints_FindsAllThreeParameters()
        {
            List<ConductivityPoint> points = Points(kelvin => 2.0 / Math.Sqrt(kelvin) * Math.Exp(-0.08 / (Boltzmann * (kelvin - 190))), 0.005);
            ConductivityFitResult best = ConductivityFit.FitAll(points)[0];
            Assert.AreEqual(ConductivityLaw.Vft, best.Law);
            Inside(2.0, best.Parameters[0]);
            Inside(0.08, best.Parameters[1]);
            Inside(190, best.Parameters[2]);
            Assert.IsGreaterThan(10, ConductivityFit.Fit(points, ConductivityLaw.Arrhenius).ReducedChiSquare, "a bent line is not straight");
        }

        [TestMethod]
        public void Fit_TooFewTemperatures_SaysHowManyAreNeeded()
        {
            List<ConductivityPoint> points = Points(kelvin => Math.Exp(-0.35 / (Boltzmann * kelvin)), 0.01);
            Assert.Contains("3 over 10 K are needed", ConductivityFit.Fit(points.Take(2).ToList(), ConductivityLaw.Arrhenius).Refusal!);
            Assert.Contains("5 over 10 K are needed", ConductivityFit.Fit(points.Take(4).ToList(), ConductivityLaw.Vft).Refusal!);
            Assert.Contains("too few", ConductivityFit.Fit([], ConductivityLaw.Arrhenius).Refusal!);
        }

        [TestMethod]
        public void Fit_CellMeasuredAtThreeTemperatures_GivesTheModelsActivationEnergy()
        {
            using var stack = new MeasuredStack(string.Join('\n', new[] { 30, 40, 50 }.Select(degrees => $"""
                - temperature: {degrees} degC
                  until: [all plates >= {degrees} degC, time >= 2 h]
                - rest: 30 min
                - impedance: {"{"} from: 5 Hz, to: 0.1 Hz, amplitude: 50 uA, wave: multisine {"}"}
                """)) + "\n- rest: 1 s", hours: 12);
            Assert.IsTrue(stack.Run().IsDone);
            IReadOnlyList<ImpedanceResult> sweeps = stack.Analyse();
            Assert.HasCount(3, sweeps);
            List<ConductivityPoint> points = sweeps.Select(sweep => sweep.Spectra[0])
                .Select(spectrum => ConductivityPoint.Of(spectrum.Points.Average(point => point.PlateDegrees!.Value), CircuitFit.FitAll(spectrum.Points)[0].Find("R1")!)).ToList();
            ConductivityFitResult fit = ConductivityFit.Fit(points, ConductivityLaw.Arrhenius);
            Assert.IsNull(fit.Refusal);

            // 0.16 eV is the model's; a plate is known to 0.05 K of 20 K.
            Assert.AreEqual(0.16, fit.Parameters[1].Value, 0.16 * 0.02);
        }

        private static List<ConductivityPoint> Points(Func<double, double> conductivity, double scatter)
        {
            var random = new SeededRandom(5);
            return s_degrees.Select(degrees => new ConductivityPoint(degrees, conductivity(degrees + 273.15) * (1 + (scatter * random.NextNormal())), scatter)).ToList();
        }

        private static void Inside(double truth, FittedParameter parameter)
        {
            Assert.IsTrue(truth >= parameter.Low && truth <= parameter.High, $"{parameter}");
        }
    }
}
