using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Analysis;
using RigFirmware.Rig.Reproduction;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    [TestClass]
    public sealed class JudgementTests
    {
        [TestMethod]
        [DataRow("=", "100", 101.9, 0.1, "within")]
        [DataRow("=", "100", 102.1, 0.1, "outside")]
        [DataRow("~", "100", 97.9, 0.1, "outside")]
        [DataRow("=", "100", 104, 5.0, "within")]
        [DataRow("=", "-100", -101.9, 0.1, "within")]
        [DataRow(">", "2000", 1990.0, 0.1, "within")]
        [DataRow(">", "2000", 5000.0, 0.1, "within")]
        [DataRow(">", "2000", 1900.0, 0.1, "outside")]
        [DataRow(">=", "1000", 1000.0, 0.1, "within")]
        [DataRow("<", "0.02", 0.013, 0.0003, "within")]
        [DataRow("<", "0.02", 0.021, 0.0003, "outside")]
        [DataRow("=", "8-9", 8.5, 0.1, "notMeasurable")]
        public void Of_MeasuredBesidePrinted_IsJudgedByTwoPercentOrTheUncertainty(string qualifier, string printed, double measured, double uncertainty, string verdict)
        {
            RowResult row = Judgement.Of(Figure(qualifier, printed), new Measured(measured, uncertainty, "here"), "");
            Assert.AreEqual(verdict, row.Verdict);
            Assert.AreEqual(measured, row.Measured);
            Assert.AreEqual(uncertainty, row.Uncertainty);
        }

        [TestMethod]
        public void Missing_FigureThatTheRecordShouldHold_IsOutsideAndNotExcused()
        {
            Assert.AreEqual("outside", Judgement.Missing(Figure("=", "1"), "no short").Verdict);
        }

        [TestMethod]
        [DataRow("3.0;3.1;3.4", new[] { 3.01, 3.11, 3.41 }, "within", 3.01)]
        [DataRow("3.0;3.1;3.4", new[] { 3.01, 3.11, 3.55 }, "outside", 3.55)]
        [DataRow("3.0;3.1;3.4", new[] { 3.01, 3.11 }, "outside", 3.11)]
        [DataRow("5.5 - 7.5", new[] { 6.0, 7.0 }, "notMeasurable", 7.0)]
        public void Of_ListOfFigures_IsJudgedByThePairFarthestApart(string printed, double[] measured, string verdict, double shown)
        {
            RowResult row = Judgement.Of(Figure("=", printed), new Measured(measured[^1], 0.001, "here") { Values = measured }, "");
            Assert.AreEqual(verdict, row.Verdict);
            Assert.AreEqual(shown, row.Measured);
        }

        [TestMethod]
        [DataRow("88.6", "199", "217", 91.7, "notMeasurable")]
        [DataRow("88.6", "199", "217", 95.0, "outside")]
        [DataRow("88.6", "199", "217", 88.6, "within")]
        [DataRow("91.7", "199", "217", 91.7, "within")]
        [DataRow("91.7", "199", "217", 88.0, "outside")]
        [DataRow("88.6", "much", "217", 91.7, "outside")]
        public void Of_FigureThatOthersContradict_IsExcusedOnlyWhenPrintIsAtOddsAndTheOthersAreMet(string printed, string part, string whole, double measured, string verdict)
        {
            Figure figure = Figure("=", printed);
            var contradiction = new Contradiction(figure, Figure("=", part), Figure("=", whole), 100);
            RowResult row = Judgement.Of(figure, new Measured(measured, 0.01, "here"), "", contradiction);
            Assert.AreEqual(verdict, row.Verdict);
            Assert.AreEqual(measured, row.Measured);
            if (verdict == "notMeasurable")
            {
                Assert.Contains("199", row.Reason);
                Assert.Contains("91.7", row.Reason);
            }
        }

        private static Figure Figure(string qualifier, string printed)
        {
            return new Figure("R000-001", "000", "T000-01", "C000-01", "q", qualifier, printed, "mV", "", "reported");
        }
    }
}
