using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Drivers.Board
{
    /// <summary>Each board's file says what hardware/pinmap.csv says, which tests/Hardware checks against straps and pull-downs.</summary>
    [TestClass]
    public sealed partial class BoardPinsTests
    {
        [TestMethod]
        [DataRow("esp32-s3", "Esp32/Esp32S3DevKitC1.cs")]
        [DataRow("esp32-psram", "Esp32/Esp32DevKitCVe.cs")]
        [DataRow("stm32f769i-disco", "Stm32/Stm32F769Discovery.cs")]
        public void Pins_OfABoardsFile_AreThoseOfThePinMap(string board, string file)
        {
            string source = File.ReadAllText(Path.Combine(Repository.Root, "hal", "Boards", file));
            string[] inCode = Assignment().Matches(source).Select(match => $"{match.Groups[1].Value} = {match.Groups[2].Value}").Order(StringComparer.Ordinal).ToArray();
            string[] inMap = File.ReadLines(Path.Combine(Repository.Root, "hardware", "pinmap.csv"))
                .Select(line => line.Split(','))
                .Where(parts => parts[0] == board)
                .Select(parts => $"{Name(parts[1])} = {(parts[5] == "analog" ? parts[8] : parts[4])}")
                .Order(StringComparer.Ordinal).ToArray();
            Assert.HasCount(19, inMap);
            CollectionAssert.AreEqual(inMap, inCode);
        }

        [TestMethod]
        public void Open_TheHeaterPin_IsTheFirstThatIsDriven()
        {
            string source = File.ReadAllText(Path.Combine(Repository.Root, "hal", "Boards", "Device", "DeviceBoard.cs"));
            string first = source.Split("new GpioOutput(")[1];
            StringAssert.StartsWith(first, "controller, pins.HeaterOn, false)");
        }

        private static string Name(string signal) => string.Concat(signal.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));

        [GeneratedRegex(@"pins\.(\w+) = (\d+);")]
        private static partial Regex Assignment();
    }
}
