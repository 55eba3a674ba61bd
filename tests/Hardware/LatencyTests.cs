using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.DocGen.Tables;
using RigFirmware.Host.Faults;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class LatencyTests
{
    private static readonly FaultLine[] Faults = FaultLine.All(new RigConfiguration()).ToArray();

    [TestMethod]
    public void File_EveryRow_IsWithinItsBudgetOrSaysThatItIsNotMeasured()
    {
        Latencies latencies = new(Folder.Hardware.Latencies, Faults);
        StringAssert.Matches(latencies.Seeds, new System.Text.RegularExpressions.Regex(@"^[0-9]+\.\.[0-9]+$"));
        string page = File.ReadAllText(Folder.Hardware.File("generated/faults.md"));
        StringAssert.Contains(page, $"--seeds {latencies.Seeds}");
        Assert.IsTrue(Faults.Count(fault => latencies.WorstMs(fault.Name).HasValue) > 40);
        Assert.AreEqual(Faults.Count(fault => !latencies.WorstMs(fault.Name).HasValue), page.Split("| not measured |").Length - 1);
    }

    [TestMethod]
    public void Constructor_BeyondTheBudget_NamesTheRow()
    {
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => With("CellOvervoltage", "150.1"));
        StringAssert.Contains(error.Message, "150.1 ms for CellOvervoltage, its budget is 150 ms");
    }

    [TestMethod]
    public void Constructor_NoNumber_NamesTheRow()
    {
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => With("CellOvervoltage", "-1")).Message, "CellOvervoltage");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => With("CellOvervoltage", "fast")).Message, "fast");
    }

    [TestMethod]
    public void Constructor_RowMissingOrUnknown_NamesIt()
    {
        LatencyRow[] rows = All("", "").Skip(1).ToArray();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => new Latencies(rows, Faults)).Message, Faults[0].Name);
        LatencyRow[] more = All("", "").Append(new LatencyRow { Fault = "Ghost", WorstMs = "", Seeds = "1..2" }).ToArray();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => new Latencies(more, Faults)).Message, "Ghost");
    }

    [TestMethod]
    public void Constructor_TwoSwarms_Refuses()
    {
        LatencyRow[] rows = All("", "").Skip(1).Append(new LatencyRow { Fault = Faults[0].Name, WorstMs = "", Seeds = "3..4" }).ToArray();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => new Latencies(rows, Faults)).Message, "3..4");
    }

    private static Latencies With(string fault, string worstMs)
    {
        return new Latencies(All(fault, worstMs), Faults);
    }

    private static LatencyRow[] All(string fault, string worstMs)
    {
        return Faults.Select(line => new LatencyRow { Fault = line.Name, WorstMs = line.Name == fault ? worstMs : "", Seeds = "1..2" }).ToArray();
    }
}
