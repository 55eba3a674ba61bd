using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.Tests.Hardware;

[TestClass]
public class PinMapTests
{
    private const string S3 = "esp32-s3";
    private const string Psram = "esp32-psram";
    private const string Stm32 = "stm32f769i-disco";

    /// <summary>Straps and the level they need while the chip leaves reset (data sheets of ESP32 and ESP32-S3).</summary>
    private static readonly Dictionary<(string Board, int Pin), string> Straps = new()
    {
        [(Psram, 0)] = "high", [(Psram, 2)] = "low", [(Psram, 5)] = "high", [(Psram, 12)] = "low", [(Psram, 15)] = "high",
        [(S3, 0)] = "high", [(S3, 3)] = "any", [(S3, 45)] = "low", [(S3, 46)] = "low",
    };

    /// <summary>Flash, PSRAM, console and USB.</summary>
    private static readonly Dictionary<string, int[]> Taken = new()
    {
        [Psram] = [1, 3, 6, 7, 8, 9, 10, 11, 16, 17],
        [S3] = [19, 20, 26, 27, 28, 29, 30, 31, 32, 43, 44],
        [Stm32] = [(0 * 16) + 9, (0 * 16) + 10, (0 * 16) + 13, (0 * 16) + 14],
    };

    private static readonly int[] PsramInputOnly = [34, 35, 36, 39];
    private static readonly string[] Boards = [S3, Psram, Stm32];

    private static IEnumerable<PinRow> OnBoards => Folder.Hardware.Pins.Where(row => Boards.Contains(row.Board));

    [TestMethod]
    public void Pin_OfABoard_IsUsedOnce()
    {
        foreach (var board in Folder.Hardware.Pins.GroupBy(row => row.Board))
        {
            CollectionAssert.AllItemsAreUnique(board.Select(row => row.PinNumber).ToArray(), board.Key);
            CollectionAssert.AllItemsAreUnique(board.Select(row => row.Signal).ToArray(), board.Key);
        }
    }

    [TestMethod]
    public void Board_EachOfThree_CarriesEverySocketSignal()
    {
        (int, string)[] socket = Folder.Hardware.Wires
            .Where(wire => wire.Connector == "J20" && wire.Note == "socketPin in pinmap.csv")
            .Select(wire => (wire.Pin, wire.Net)).Order().ToArray();
        foreach (string board in Boards)
        {
            (int, string)[] pins = OnBoards.Where(row => row.Board == board && row.SocketPin != null).Select(row => (row.SocketPin!.Value, row.Signal)).Order().ToArray();
            CollectionAssert.AreEqual(socket, pins, board);
        }
    }

    [TestMethod]
    public void Strap_WhenUsed_IsAnOutputHeldAtTheLevelItNeeds()
    {
        foreach (PinRow row in OnBoards.Where(row => Straps.ContainsKey((row.Board, row.PinNumber))))
        {
            Assert.AreEqual("out", row.Direction, row.Signal);
            Assert.AreEqual(Straps[(row.Board, row.PinNumber)], row.ResetLevel, row.Signal);
            Assert.AreNotEqual(string.Empty, row.Strap, $"{row.Signal}: the column strap must say so");
        }
    }

    [TestMethod]
    public void Strap_ColumnFilled_IsReallyOne()
    {
        foreach (PinRow row in OnBoards.Where(row => row.Strap.Length > 0))
        {
            Assert.IsTrue(Straps.ContainsKey((row.Board, row.PinNumber)), row.Signal);
        }
    }

    [TestMethod]
    public void EnergisingOutput_OnEveryBoardAndExpander_RestsLowByAResistorInTheNetlist()
    {
        PinRow[] energising = Folder.Hardware.Pins.Where(row => row.Energising == "yes").ToArray();
        Assert.HasCount(6, energising);
        foreach (PinRow row in energising)
        {
            Assert.AreEqual("low", row.ResetLevel, row.Signal);
            Assert.IsFalse(Straps.ContainsKey((row.Board, row.PinNumber)), row.Signal);
            Assert.IsTrue(HasPullDown(row.Signal), $"{row.Signal} has no resistor to DGND");
        }
    }

    [TestMethod]
    public void Output_WithARestLevel_HasTheResistorItsNoteNames()
    {
        foreach (PinRow row in Folder.Hardware.Pins.Where(row => row.Direction == "out" && row.ResetLevel is "high" or "low" && row.Note.Contains("pull-", System.StringComparison.Ordinal)))
        {
            string resistor = row.Note.Split(["pull-up ", "pull-down "], System.StringSplitOptions.None)[1].Split(';', ':')[0].Trim();
            Assert.IsTrue(Folder.Connections.Any(connection => connection.Reference == resistor), $"{row.Signal}: no {resistor}");
        }
    }

    [TestMethod]
    public void AnalogInput_OnEveryBoard_IsAdc1()
    {
        Dictionary<string, Dictionary<int, int>> adc1 = new()
        {
            // ESP32: channels 0..7 of the runtime; ESP32-S3: GPIO1..GPIO10; F769I: the list in the target's README.
            [Psram] = new() { [36] = 0, [37] = 1, [38] = 2, [39] = 3, [32] = 4, [33] = 5, [34] = 6, [35] = 7 },
            [S3] = Enumerable.Range(1, 10).ToDictionary(pin => pin, pin => pin - 1),
            [Stm32] = new() { [6] = 0, [4] = 1, [(2 * 16) + 2] = 2 },
        };
        PinRow[] analog = OnBoards.Where(row => row.Direction == "analog").ToArray();
        Assert.HasCount(6, analog);
        foreach (PinRow row in analog)
        {
            Assert.IsTrue(adc1[row.Board].TryGetValue(row.PinNumber, out int channel), $"{row.Board} {row.Pin} is not on ADC1");
            Assert.AreEqual(channel, row.AdcChannel);
        }
    }

    [TestMethod]
    public void Pin_ThatTheModuleNeedsItself_IsFree()
    {
        foreach (PinRow row in OnBoards)
        {
            Assert.DoesNotContain(row.PinNumber, Taken[row.Board], $"{row.Board} {row.Pin}");
        }
    }

    [TestMethod]
    public void Output_OnEsp32_IsNoInputOnlyPin()
    {
        foreach (PinRow row in OnBoards.Where(row => row.Board == Psram && row.Direction == "out"))
        {
            Assert.DoesNotContain(row.PinNumber, PsramInputOnly, row.Signal);
        }
    }

    [TestMethod]
    public void Stm32Number_Always_IsSixteenTimesPortPlusPin()
    {
        foreach (PinRow row in OnBoards.Where(row => row.Board == Stm32))
        {
            int expected = ((row.Pin[1] - 'A') * 16) + int.Parse(row.Pin[2..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.AreEqual(expected, row.PinNumber, row.Pin);
        }
    }

    [TestMethod]
    public void ExpanderPin_Always_IsTheNetOfTheNetlist()
    {
        foreach (PinRow row in Folder.Hardware.Pins.Where(row => row.Board.StartsWith("expander-", System.StringComparison.Ordinal)))
        {
            string chip = row.Board["expander-".Length..].ToUpperInvariant();
            string net = Folder.Connections.Single(connection => connection.Reference == chip && connection.Pin == row.Pin).Net;
            Assert.AreEqual(row.Signal, net);
        }
    }

    private static bool HasPullDown(string signal) => Folder.Connections
        .Where(connection => connection.Net == signal && connection.Reference.StartsWith('R'))
        .Any(resistor => Folder.Connections.Any(other => other.Reference == resistor.Reference && other.Net == "DGND"));
}
