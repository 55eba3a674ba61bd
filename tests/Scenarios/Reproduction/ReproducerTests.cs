using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Reproduction;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    /// <summary>Short runs through the whole chain; the whole set is the verb's: <c>./rig reproduce</c>.</summary>
    [TestClass]
    public sealed class ReproducerTests
    {
        [TestMethod]
        public void Run_ShortSubset_IsWithin()
        {
            // LED discharge, sweep, Tafel, impedance, transference number, ramp, pressure and temperature steps.
            ReproductionResult result = Run(null, null, "R000-060", "R002-005", "R002-007", "R002-008", "R002-009", "R002-028", "R002-031", "R003-007", "R003-008", "R003-009", "R003-012");
            Assert.AreEqual(11, result.Within, string.Join("\n", result.Rows.Where(row => row.Verdict != "within").Select(row => $"{row.ResultId}: {row.Measured} {row.Reason}")));
            Assert.IsTrue(result.Rows.All(row => row.Uncertainty > 0));
            Assert.Contains("does not show that the chemistry is right", result.Statement);
        }

        [TestMethod]
        public void Run_ModelWithAnotherParameter_MeasuresAnotherValue()
        {
            string folder = Directory.CreateTempSubdirectory("models").FullName;
            string model = File.ReadAllText(Path.Combine(Repository.Root, "hal", "Simulated", "Models", "C002-05.json"));
            string changed = model.Replace("\"exchangeCurrentDensity\": { \"value\": 0.171", "\"exchangeCurrentDensity\": { \"value\": 0.25");
            Assert.AreNotEqual(model, changed);
            File.WriteAllText(Path.Combine(folder, "C002-05.json"), changed);
            RowResult row = Run(null, folder, "R002-028").Rows.Single();
            Directory.Delete(folder, recursive: true);
            Assert.AreEqual(0.25, row.Measured!.Value, 0.005);
            Assert.AreEqual("outside", row.Verdict);
        }

        [TestMethod]
        public void Run_PrintedValueAltered_IsOutside()
        {
            string path = Path.GetTempFileName();
            string figures = File.ReadAllText(Path.Combine(ReproductionPlan.Folder, "figures.csv"));
            string altered = figures.Replace("anodic stability limit,=,4.7,", "anodic stability limit,=,4.9,");
            Assert.AreNotEqual(figures, altered);
            File.WriteAllText(path, altered);
            RowResult row = Run(path, null, "R002-007").Rows.Single();
            File.Delete(path);
            Assert.AreEqual(4.9, row.Printed);
            Assert.AreEqual("outside", row.Verdict);
            Assert.AreEqual(4.7, row.Measured!.Value, 0.01, "what was measured is what it was");
        }

        [TestMethod]
        public void Run_AnotherSeed_MeasuresTheSameWithinTheUncertainty()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            RowResult one = new Reproducer(plan, seed: 1).Run(["R002-007"], CancellationToken.None).Rows.Single();
            RowResult again = new Reproducer(plan, seed: 1).Run(["R002-007"], CancellationToken.None).Rows.Single();
            RowResult other = new Reproducer(plan, seed: 2).Run(["R002-007"], CancellationToken.None).Rows.Single();
            Assert.AreEqual(one.Measured, again.Measured, "a seed repeats a run");
            Assert.AreNotEqual(one.Measured, other.Measured, "other sensors, another noise");
            Assert.AreEqual(one.Measured!.Value, other.Measured!.Value, 2 * one.Uncertainty!.Value);
        }

        [TestMethod]
        public void Html_OfAResult_HoldsThePlotTheTableAndTheStatement()
        {
            ReproductionResult result = Run(null, null, "R000-060", "R000-014");
            string html = ReproductionReport.Html(result);
            Assert.Contains("<svg", html);
            Assert.Contains("R000-060", html);
            Assert.Contains("a thickness under the microscope", html);
            Assert.Contains("does not show that the chemistry is right", html);
            Assert.DoesNotContain("http", html, "nothing beside it is needed");
        }

        private static ReproductionResult Run(string? figures, string? models, params string[] ids)
        {
            return new Reproducer(ReproductionPlan.Load(figures), models).Run(ids, CancellationToken.None);
        }
    }
}
