using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.DocGen.Netlists;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class NetlistTests
{
    [TestMethod]
    public void Pin_OfAnyPart_IsOnOneNetOnly()
    {
        string[] twice = Folder.Connections
            .GroupBy(connection => $"{connection.Reference}.{connection.Pin}")
            .Where(pin => pin.Select(connection => connection.Net).Count() > 1)
            .Select(pin => $"{pin.Key} on {string.Join(", ", pin.Select(connection => connection.Net))}")
            .ToArray();
        Assert.IsEmpty(twice, string.Join("; ", twice));
    }

    [TestMethod]
    public void Net_OfAnySheet_HasTwoPinsOrMore()
    {
        string[] alone = Folder.Connections.GroupBy(connection => connection.Net).Where(net => net.Count() < 2).Select(net => net.Key).ToArray();
        Assert.IsEmpty(alone, string.Join(", ", alone));
    }

    [TestMethod]
    public void Part_OfAnySheet_IsDeclaredOnceAndConnected()
    {
        string[] parts = Folder.Parts.Select(part => part.Reference).ToArray();
        HashSet<string> connected = Folder.Connections.Select(connection => connection.Reference).ToHashSet();
        CollectionAssert.AllItemsAreUnique(parts);
        CollectionAssert.AreEquivalent(parts, connected.ToArray());
    }

    [TestMethod]
    public void Bom_AndNetlist_NameTheSameParts()
    {
        string[] parts = Folder.Parts.Select(part => part.Reference).ToArray();
        string[] missing = parts.Except(Folder.BomReferences).ToArray();
        string[] unused = Folder.BomReferences.Except(parts).ToArray();
        Assert.IsEmpty(missing, "in the netlist, not in bom.csv: " + string.Join(", ", missing));
        Assert.IsEmpty(unused, "in bom.csv, not in the netlist: " + string.Join(", ", unused));
    }

    /// <summary>The bus has one clock mode, 1; a chip of mode 3 has to hang on the clock that is turned over, and no other.</summary>
    [TestMethod]
    public void Clock_OfEachChipOnTheBus_IsTheOneItsModeAsksFor()
    {
        string[] chipsOf(string net) => Folder.Connections.Where(connection => connection.Net == net && connection.Reference.StartsWith('U')).Select(connection => connection.Reference).ToArray();
        CollectionAssert.AreEquivalent(new[] { "U1", "U2", "U3", "U20", "U93" }, chipsOf("SPI_SCK"));
        CollectionAssert.AreEquivalent(new[] { "U70", "U80", "U90", "U91", "U92", "U93" }, chipsOf("SPI_SCK_N"));
        CollectionAssert.IsSubsetOf(chipsOf("SPI_SCK").Concat(chipsOf("SPI_SCK_N")).Except(["U93"]).ToArray(), chipsOf("SPI_MOSI"));
    }

    [TestMethod]
    public void Tap_EachOfThirteen_HasTwoFollowersOfDifferentMakers()
    {
        for (int tap = 0; tap < 13; tap++)
        {
            string precision = Folder.Hardware.Bom.Single(line => DocGen.Tables.References.Expand(line.References).Contains($"UP{tap}")).Manufacturer;
            string supervision = Folder.Hardware.Bom.Single(line => DocGen.Tables.References.Expand(line.References).Contains($"US{tap}")).Manufacturer;
            Assert.AreNotEqual(precision, supervision);
        }
    }

    [TestMethod]
    [DataRow("CONTACTOR_CLOSE")]
    [DataRow("SOURCE_ENABLE")]
    [DataRow("HEATER_ON")]
    [DataRow("CLAMP_ENABLE")]
    public void EnergisingCommand_Always_PassesAGateWithTheHeartbeat(string net)
    {
        Connection gate = Folder.Connections.Single(connection => connection.Net == net && (connection.Reference is "U44" or "U45"));
        int input = int.Parse(gate.Pin[2..], System.Globalization.CultureInfo.InvariantCulture);
        int neighbour = input % 2 == 0 ? input - 1 : input + 1;
        string other = Folder.Connections.Single(connection => connection.Reference == gate.Reference && connection.Pin == $"IN{neighbour}").Net;
        Assert.IsTrue(other is "ENERGISE_OK" or "HB_OK", $"{net} meets {other}");
    }

    [TestMethod]
    [DataRow("part R1", "neither sheet")]
    [DataRow("net A R1", "REFERENCE.PIN")]
    [DataRow("net A", "neither sheet")]
    [DataRow("for n 0..3", "no 'end'")]
    [DataRow("wire A B", "neither sheet")]
    public void Read_BadLine_NamesFileLineAndRemedy(string line, string expected)
    {
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => NetlistReader.Read("bad.net", ["sheet 01 Bad", line]));
        StringAssert.Contains(error.Message, "bad.net, line 2");
        StringAssert.Contains(error.Message, expected);
    }

    [TestMethod]
    public void Read_Loop_WritesItOutWithNeighbours()
    {
        Sheet sheet = NetlistReader.Read("loop.net", ["sheet 01 Loop", "for n 1..2", "part R{n} resistor", "net A{n} R{n}.1", "net A{n-1} R{n}.2", "end"]);
        CollectionAssert.AreEqual(new[] { "R1", "R2" }, sheet.Parts.Select(part => part.Reference).ToArray());
        Assert.AreEqual("A1", sheet.Connections.Single(connection => connection.Reference == "R2" && connection.Pin == "2").Net);
    }
}
