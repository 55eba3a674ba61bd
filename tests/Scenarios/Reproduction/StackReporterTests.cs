using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.StackReport;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    [TestClass]
    public sealed class StackReporterTests
    {
        [TestMethod]
        public void Run_LeakingLayer_DrivesTheOtherOneBeyondItsWindowUnderTheSumAlone()
        {
            StackReportResult result = new StackReporter(60000, 1).Run(CancellationToken.None);
            Assert.AreEqual("stackAbove", result.SumOnly.EndedBy);
            Assert.AreEqual(8.6, result.SumOnly.StackVolts, 0.01);
            Assert.IsGreaterThan(4.7, result.SumOnly.HighestCellVolts, "beyond the only limit of oxidation that the papers print");
            Assert.IsGreaterThan(1, result.SumOnly.HoursAboveWindow);
            Assert.AreEqual("anyCellAbove", result.PerCell.EndedBy);
            Assert.AreEqual(4.3, result.PerCell.HighestCellVolts, 0.002);
            Assert.AreEqual(0, result.PerCell.HoursAboveWindow, 0.01);
            string page = StackReportPage.Html(result);
            Assert.Contains("<polyline", page);
        }

        [TestMethod]
        public void Run_LayersAlike_BothLimitsEndTheChargeAtTheSamePlace()
        {
            StackReportResult result = new StackReporter(10000000, 1).Run(CancellationToken.None);
            Assert.AreEqual(result.PerCell.Hours, result.SumOnly.Hours, 0.5);
            Assert.IsLessThan(4.4, result.SumOnly.HighestCellVolts);
        }
    }
}
