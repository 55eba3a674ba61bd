using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.DocGen;
using RigFirmware.DocGen.Budget;
using RigFirmware.DocGen.Pages;
using RigFirmware.DocGen.Spice;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class GeneratedTests
{
    [TestMethod]
    public void Page_EachOfThem_IsWhatTheTablesGive()
    {
        string[] stale = Catalogue.Pages(Folder.Hardware).Where(page => !page.IsCurrent).Select(page => page.Path).ToArray();
        Assert.IsEmpty(stale, "run 'dotnet run --project tools/DocGen -- all'; out of date: " + string.Join(", ", stale));
    }

    [TestMethod]
    public void SpicePage_WithoutNgspiceToo_BelongsToTheseDecks()
    {
        string page = File.ReadAllText(SpicePage.Path(Folder.Hardware)).ReplaceLineEndings("\n");
        foreach (SpiceDeck deck in SpicePage.Decks(Folder.Hardware))
        {
            StringAssert.Contains(page, SpicePage.HashLine(deck), $"{deck.Name}.cir has changed since: run docgen spice");
        }

        Assert.IsFalse(page.Contains("BROKEN", System.StringComparison.Ordinal), "spice.md records a broken limit");
    }

    [TestMethod]
    public void FindingsPage_EveryKind_HasItsRow()
    {
        string page = FindingsPage.Build(Folder.Hardware).Content;
        for (int kind = 1; kind <= Hal.Finding.KindsMax; kind++)
        {
            StringAssert.Contains(page, $"| {Core.Protocol.FindingText.Name(kind)} |");
        }
    }

    [TestMethod]
    public void Folder_Generated_HoldsNothingElse()
    {
        string[] known = Catalogue.Pages(Folder.Hardware).Select(page => Path.GetFileName(page.Path)).Append("spice.md").ToArray();
        string[] stray = Directory.GetFiles(Folder.Hardware.File("generated")).Select(path => Path.GetFileName(path)!).Except(known).ToArray();
        Assert.IsEmpty(stray, string.Join(", ", stray));
    }

    [TestMethod]
    public void Budget_Requirement_IsMetOrNamedInTheReadme()
    {
        string readme = File.ReadAllText(Folder.Hardware.File("README.md"));
        BudgetSection[] missed = new ErrorBudget(Folder.Hardware).Sections().Where(section => section.Verdict == "MISSED").ToArray();
        Assert.HasCount(1, missed);
        StringAssert.Contains(readme, "missed: " + missed[0].Title);
    }

    [TestMethod]
    public void Readme_ItsFigures_AreTheGeneratedOnes()
    {
        string readme = File.ReadAllText(Folder.Hardware.File("README.md"));
        BudgetSection[] all = new ErrorBudget(Folder.Hardware).Sections().ToArray();
        BudgetSection[] current = all.Where(section => section.Title.StartsWith("Current, range", System.StringComparison.Ordinal)).ToArray();
        BudgetSection drift = all.Single(section => section.Title.StartsWith("Cell voltage drift", System.StringComparison.Ordinal));
        BudgetSection leakage = all.Single(section => section.Title.StartsWith("Tap leakage", System.StringComparison.Ordinal));
        int calls = ScanPage.BusiestTickCalls(Folder.Hardware);
        string[] figures =
        [
            Text($"{all[0].RootSumSquare / 1000:F2} mV as root sum square, {all[0].WorstCase / 1000:F2} mV if every limit adds up"),
            Text($"{drift.RootSumSquare / 1000:F2} mV ({drift.WorstCase / 1000:F2} mV worst-case sum)"),
            Text($"{leakage.WorstCase / 1000:F2} nA with every part at its limit"),
            Text($"{current.Max(section => section.RootSumSquare) / 1e4:F3} % ({current.Max(section => section.WorstCase) / 1e4:F3} %)"),
            Text($"{calls} calls = {calls * ScanPage.CallMilliseconds:F1} ms"),
        ];
        foreach (string figure in figures)
        {
            StringAssert.Contains(readme, figure);
        }
    }

    [TestMethod]
    public void Budget_BetterReference_LowersTheCellError()
    {
        BudgetSection cell = new ErrorBudget(Folder.Hardware).Sections()[0];
        BudgetTerm reference = cell.Terms.Single(term => term.Name == "Reference drift");
        Assert.AreEqual(Folder.Hardware.Figure("U4", "driftPpmPerDegree") * 10 * 6, reference.Value, 1e-9);
        Assert.AreEqual(cell.Terms.Sum(term => term.Value), cell.WorstCase, 1e-9);
        Assert.IsLessThan(cell.WorstCase, cell.RootSumSquare);
    }

    [TestMethod]
    [DataRow(1.0, 2.0, "met")]
    [DataRow(1.0, 1.5, "met as root sum square; the worst-case sum is above")]
    [DataRow(1.0, 1.0, "MISSED")]
    public void Verdict_TwoEqualTerms_FollowsTheLimit(double term, double limit, string verdict)
    {
        BudgetSection section = new("t", "c", "u", [new("a", "o", term), new("b", "o", term)], limit, "r");
        Assert.AreEqual(verdict, section.Verdict);
    }

    [TestMethod]
    public void Scan_BusiestTick_LeavesHalfTheTickForEverythingElse()
    {
        double milliseconds = ScanPage.BusiestTickCalls(Folder.Hardware) * ScanPage.CallMilliseconds;
        Assert.IsLessThan(ScanPage.TickMilliseconds / 2, milliseconds);
    }

    [TestMethod]
    public void Plug_EachOfThem_TripsWithinFiveMillivoltsOfItsLabelAndFiftyOutsideTheFirmware()
    {
        foreach (PlugRow plug in Folder.Hardware.Plugs)
        {
            Assert.AreEqual(plug.OverMillivolts, PlugPage.OverMillivolts(Folder.Hardware, plug), 5, plug.Plug);
            Assert.AreEqual(plug.UnderMillivolts, PlugPage.UnderMillivolts(Folder.Hardware, plug), 5, plug.Plug);
            Assert.AreEqual(plug.FirmwareOverTierMillivolts + 50, plug.OverMillivolts, plug.Plug);
            Assert.AreEqual(plug.FirmwareUnderTierMillivolts - 50, plug.UnderMillivolts, plug.Plug);
        }

        CollectionAssert.AllItemsAreUnique(Folder.Hardware.Plugs.Select(plug => plug.IdentityOhms).ToArray());
    }

    private static string Text(System.FormattableString figure) => figure.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
