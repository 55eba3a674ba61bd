using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class WiringTests
{
    [TestMethod]
    public void Table_AndNetlist_NameTheSamePolesAndNets()
    {
        string[] netlist = Folder.Connections.Where(connection => IsConnector(connection.Reference))
            .Select(connection => $"{connection.Reference}.{connection.Pin} {connection.Net}").ToArray();
        string[] wiring = Folder.Hardware.Wires.Select(wire => $"{wire.Connector}.{wire.Pin} {wire.Net}").ToArray();
        string[] missing = netlist.Except(wiring).ToArray();
        string[] invented = wiring.Except(netlist).ToArray();
        Assert.IsEmpty(missing, "not in wiring.csv: " + string.Join("; ", missing));
        Assert.IsEmpty(invented, "not in the netlist: " + string.Join("; ", invented));
        CollectionAssert.AllItemsAreUnique(wiring);
    }

    // A jumper (JP) has no cable.
    private static bool IsConnector(string reference) => reference.StartsWith('J') && !reference.StartsWith("JP", System.StringComparison.Ordinal);

    [TestMethod]
    public void Pole_Always_SaysWhereItGoes()
    {
        foreach (var wire in Folder.Hardware.Wires)
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace(wire.To) || string.IsNullOrWhiteSpace(wire.Cable), $"{wire.Connector}.{wire.Pin}");
        }
    }
}
