using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class BomTests
{
    private static readonly string[] CheckedWords = ["seen", "partly", "recalled", "own"];

    [TestMethod]
    public void Line_Always_CountsItsReferences()
    {
        foreach (BomLine line in Folder.Hardware.Bom)
        {
            Assert.HasCount(line.Quantity, References.Expand(line.References), line.References);
        }
    }

    [TestMethod]
    public void Reference_OfBom_IsThereOnce() => CollectionAssert.AllItemsAreUnique(Folder.BomReferences.ToArray());

    [TestMethod]
    public void Line_Always_HasMakerPartAlternateAndSource()
    {
        foreach (BomLine line in Folder.Hardware.Bom)
        {
            string[] cells = [line.Manufacturer, line.Part, line.Source, line.Description];
            Assert.IsFalse(cells.Any(string.IsNullOrWhiteSpace), line.References);
            Assert.Contains(line.Checked, CheckedWords, line.References);
            Assert.IsTrue(line.Alternates.Length > 0 || line.Manufacturer == "-", $"{line.References} has no alternate");
        }
    }

    [TestMethod]
    public void External_Always_HangsOnAConnectorOfTheBoard()
    {
        string[] connectors = Folder.Hardware.Wires.Select(wire => wire.Connector).Distinct().ToArray();
        foreach (ExternalLine line in Folder.Hardware.External)
        {
            Assert.Contains(line.Connector, connectors, line.Reference);
            Assert.Contains(line.Checked, CheckedWords, line.Reference);
        }

        CollectionAssert.AreEquivalent(connectors, Folder.Hardware.External.Select(line => line.Connector).Distinct().ToArray());
    }

    [TestMethod]
    [DataRow("R1..R3 C1", 4)]
    [DataRow("U7", 1)]
    [DataRow("", 0)]
    public void Expand_Text_GivesEveryReference(string text, int count) => Assert.HasCount(count, References.Expand(text));

    [TestMethod]
    [DataRow("R3..R1")]
    [DataRow("R1..C3")]
    public void Expand_BadRange_SaysHow(string text) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => References.Expand(text)).Message, "R1..R12");

    [TestMethod]
    [DataRow("ohms=47000", "farads", "no figure farads")]
    [DataRow("ohms=47k", "ohms", "no figure")]
    [DataRow("ohms", "ohms", "no figure")]
    public void Figure_MissingOrNoNumber_SaysWhich(string figures, string name, string expected)
    {
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => Figures.Read("R1", figures, name));
        StringAssert.Contains(error.Message, "R1");
        StringAssert.Contains(error.Message, expected);
    }

    [TestMethod]
    public void Read_UnknownColumn_IsRefusedByName()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, "connector,pin,net,cable,to,note,colour\nJ1,1,A,W1,x,,red\n");
        try
        {
            InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => CsvTable.Read<WireRow>(path));
            StringAssert.Contains(error.Message, "colour");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    [DataRow("connector,pin,net,cable,to\nJ1,1,A,W1,x\n")]
    [DataRow("connector,pin,net,cable,to,note\nJ1,1,A\n")]
    [DataRow("connector,pin,net,cable,to,note\nJ1,one,A,W1,x,\n")]
    public void Read_MissingColumnShortRowOrNoNumber_IsRefused(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, text);
        try
        {
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => CsvTable.Read<WireRow>(path)).Message, path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
