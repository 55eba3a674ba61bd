using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Analysis;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Reproduction;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    /// <summary>The tables of a reproduction, against each other and against what they name.</summary>
    [TestClass]
    public sealed class PlanTests
    {
        [TestMethod]
        public void Load_ShippedTables_MeasureOrExplainEveryFigure()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            Assert.HasCount(243, plan.Figures);
            Assert.HasCount(243, plan.Figures.Select(figure => figure.ResultId).Distinct().ToList());
            int measured = plan.Figures.Count(figure => figure.Kind == "reported" && plan.Methods[figure.ResultId].Runs.Length > 0);
            Assert.IsGreaterThanOrEqualTo(110, measured);
        }

        [TestMethod]
        public void Runs_EachOne_IsOfTheFiguresTestAndCellAndNamesWhatExists()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            foreach (PlannedRun run in plan.Runs)
            {
                Assert.IsTrue(File.Exists(ShippedPrograms.Find(run.Program)), run.Program);
                CollectionAssert.Contains(ModelLibrary.StackNames.ToList(), run.Stack);
                Assert.StartsWith(run.CellId, run.Stack);
                Assert.StartsWith(run.TestId, run.Id);
                Assert.IsTrue(plan.Methods.Values.Any(method => ReproductionPlan.RunIds(method).Contains(run.Id)), $"{run.Id} measures nothing");
            }

            foreach (Figure figure in plan.Figures)
            {
                FigureMethod method = plan.Methods[figure.ResultId];
                foreach (string id in ReproductionPlan.RunIds(method))
                {
                    Assert.AreEqual(figure.TestId, plan.Runs.Single(run => run.Id == id).TestId, figure.ResultId);
                }

                if (method.Runs.Length > 0)
                {
                    Assert.AreEqual(figure.CellId, plan.Runs.Single(run => run.Id == ReproductionPlan.RunIds(method)[0]).CellId, figure.ResultId);
                    CollectionAssert.Contains(Methods.Names.ToList(), method.Method);
                }
            }
        }

        [TestMethod]
        public void Contradictions_EachOne_IsAtOddsInPrintByMoreThanTwoPercent()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            Assert.IsNotEmpty(plan.Contradictions);
            foreach (Contradiction contradiction in plan.Contradictions.Values)
            {
                double printed = contradiction.Figure.Number!.Value;
                Assert.IsGreaterThan(0.02 * printed, System.Math.Abs(contradiction.Otherwise!.Value - printed), contradiction.Sentence);
                Assert.IsNotEmpty(plan.Methods[contradiction.Figure.ResultId].Runs, "it is measured all the same");
            }
        }

        [TestMethod]
        public void Choose_Ids_TakesResultsTestsCellsAndPapers()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            Assert.HasCount(1, plan.Choose(["R000-001"]));
            Assert.HasCount(14, plan.Choose(["T000-01"]));
            Assert.HasCount(62, plan.Choose(["000"]));
            Assert.HasCount(243, plan.Choose([]));
            var error = Assert.ThrowsExactly<ReproductionException>(() => plan.Choose(["R999-001"]));
            Assert.Contains("R999-001", error.Message);
        }

        [TestMethod]
        [DataRow("result_id,paper\nR000-001,000\n", "test_id")]
        [DataRow("result_id,paper,test_id,cell_id,quantity,qualifier,value,unit,condition,kind\nR000-001,000\n", "line 2")]
        [DataRow("result_id,paper,test_id,cell_id,quantity,qualifier,value,unit,condition,kind\nR777-001,000,T,C,q,=,1,mV,,reported\n", "R777-001")]
        public void Load_TableOfFiguresWithAMistake_SaysWhatIsWrong(string text, string named)
        {
            string path = Path.GetTempFileName();
            File.WriteAllText(path, text);
            var error = Assert.ThrowsExactly<ReproductionException>(() => ReproductionPlan.Load(path));
            File.Delete(path);
            Assert.Contains(named, error.Message);
        }

        [TestMethod]
        [DataRow("cycles", "speed=3", "speed")]
        [DataRow("retention", "rate", "NAME=VALUE")]
        [DataRow("dance", "", "dance")]
        [DataRow("impedanceTotal", "at=first", "no impedance sweep")]
        public void Measure_WrongCall_IsRefused(string method, string arguments, string named)
        {
            var view = new RunView(new RunRecord(), new RunFacts(1, 1, 1), ErrorBudget.Load());
            var error = Assert.ThrowsExactly<AnalysisException>(() => Methods.Measure(method, new List<RunView> { view }, arguments));
            Assert.Contains(named, error.Message);
        }
    }
}
