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

        private static Figure Figure(string qualifier, string printed)
        {
            return new Figure("R000-001", "000", "T000-01", "C000-01", "q", qualifier, printed, "mV", "", "reported");
        }
    }
}
