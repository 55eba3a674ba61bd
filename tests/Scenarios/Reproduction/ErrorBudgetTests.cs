using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Host.Analysis;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    [TestClass]
    public sealed class ErrorBudgetTests
    {
        [TestMethod]
        public void Load_TheHardwaresPage_IsThePageOfTheTree()
        {
            string page = File.ReadAllText(Path.Combine(Repository.Root, "hardware", "generated", "error-budget.md"));
            ErrorBudget tree = new(page);
            ErrorBudget built = ErrorBudget.Load();
            Assert.AreEqual(tree.CellMicrovolts, built.CellMicrovolts);
            Assert.IsGreaterThan(10, built.CellMicrovolts);
            Assert.HasCount(CurrentRange.Count, built.CurrentPpmOfRange);
            Assert.AreEqual(built.CurrentPpmOfRange[0] * 0.1, built.CurrentNanoamps(CurrentRange.Microamps100), 1e-9, "ppm of 100,000 nA");
        }

        [TestMethod]
        public void Load_PageWithoutARow_NamesIt()
        {
            var error = Assert.ThrowsExactly<AnalysisException>(() => new ErrorBudget("| quantity | root sum square |\n"));
            Assert.Contains("Cell voltage", error.Message);
        }
    }
}
