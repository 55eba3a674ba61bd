using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Drivers.FrontEnd
{
    /// <summary>What the sentences of the self-test call a pole is what hardware/ calls it.</summary>
    [TestClass]
    public sealed class PolesTests
    {
        private static readonly string[] ChipSelects = ["CS_ADC_A", "CS_ADC_B", "CS_ADC_C", "CS_DAC", "CS_RTD", "CS_CLAMP", "CS_IOX", "CS_IOX"];

        [TestMethod]
        public void Tap_EachOfThirteen_IsThePoleOfItsNet()
        {
            for (int tap = 0; tap <= Channel.CellsMax; tap++)
            {
                Assert.AreEqual($"TAP{tap}", NetAt("J1", Poles.Tap(tap)));
            }
        }

        [TestMethod]
        public void Point_EachOfSix_HasItsPoles()
        {
            for (int point = 0; point < Channel.TemperaturesMax; point++)
            {
                int[] poles = Wiring().Where(row => row[0] == "J13" && Regex.IsMatch(row[4], Place(point))).Select(row => int.Parse(row[1], CultureInfo.InvariantCulture)).ToArray();
                Assert.AreEqual(poles.Min(), Poles.PointFirst(point));
                Assert.AreEqual(poles.Max(), Poles.PointLast(point));
                Assert.AreEqual($"RTD{point + 1}F", NetAt("J13", Poles.PointFirst(point)));
                Assert.AreEqual("RTD_RETURN", NetAt("J13", Poles.PointLast(point)));
            }
        }

        [TestMethod]
        public void Thermistor_EachOfSix_IsThePoleOfItsNet()
        {
            string[] nets = ["NTC1", "NTC2", "NTC3", "NTC4", "NTC_HEATER", "NTC_AMBIENT"];
            for (int point = 0; point < nets.Length; point++)
            {
                Assert.AreEqual(nets[point], NetAt("J14", Poles.Thermistor(point)));
            }

            Assert.AreEqual("AGND", NetAt("J14", 7));
            Assert.AreEqual("AGND", NetAt("J14", 8));
        }

        [TestMethod]
        public void ChipSelect_EachChip_IsTheSocketPoleOfItsSelect()
        {
            for (int chip = 0; chip < Poles.ChipsMax; chip++)
            {
                Assert.AreEqual(ChipSelects[chip], NetAt("J20", Poles.ChipSelect(chip)));
                string part = Poles.ChipName(chip).Split(' ')[0];
                string sheets = string.Join("\n", Directory.GetFiles(Path.Combine(Repository.Root, "hardware", "netlist")).Select(File.ReadAllText));
                Assert.IsTrue(Regex.IsMatch(sheets, $@"net {ChipSelects[chip]} [^\n]*\b{part}\."), $"{part} is not on {ChipSelects[chip]}");
            }
        }

        [TestMethod]
        [DataRow("J7", 3, "SENSE+")]
        [DataRow("J7", 4, "SENSE-")]
        [DataRow("J11", 5, "BRIDGE_SENSE")]
        [DataRow("J11", 6, "HEAD_ID")]
        [DataRow("J12", 3, "TRAVEL")]
        [DataRow("J9", 2, "TH_OV_RAW")]
        [DataRow("J9", 3, "TH_UV_RAW")]
        [DataRow("J20", 20, "COARSE_ADC")]
        [DataRow("J20", 21, "AUX_ADC")]
        [DataRow("J20", 24, "ADAPTER_ID")]
        public void Pole_ThatASentenceNames_CarriesThatNet(string connector, int pole, string net)
        {
            Assert.AreEqual(net, NetAt(connector, pole));
        }

        [TestMethod]
        public void Part_ThatASentenceNames_IsInTheNetlistAtTheNamedPins()
        {
            string sheets = string.Join("\n", Directory.GetFiles(Path.Combine(Repository.Root, "hardware", "netlist")).Select(File.ReadAllText));
            string[] facts =
            [
                @"net N1 K10\.A2 K10\.B1 RS1\.1", @"net N2 K11\.A2 K11\.B1 RS1\.2 RS2\.1", @"net N3 K12\.A2 K12\.B1 RS2\.2 RS3\.1", @"net N4 K13\.A2 K13\.B1 RS3\.2 RS4\.1",
                @"net CUR_AP U3\.AIN0P", @"net CUR_AN U3\.AIN0N", @"net CUR_B1P U2\.AIN4P", @"net CUR_B1N U2\.AIN4N", @"net CUR_B2P U2\.AIN5P", @"net CUR_B2N U2\.AIN5N",
                @"net RANGE_100UA U90\.GPA4", @"net RANGE_500MA U90\.GPA7", @"net COMP_TEST_OV U91\.GPB5", @"net COMP_TEST_UV U91\.GPB7", @"net CELLTRIP\{n\}_N U91\.GPA\{n-1\}",
                @"net CELLTRIP\{n\}_N U91\.GPB\{n-9\}", @"net RET RK22\.B", @"net CMPOUT\{n\}_N UC\{n\}\.OUTA UC\{n\}\.OUTB JP\{n\}\.1", @"net TAP\{n\} J1\.\{n\+1\} F\{n\}\.1",
            ];
            foreach (string fact in facts)
            {
                Assert.IsTrue(Regex.IsMatch(sheets, fact), fact);
            }
        }

        [TestMethod]
        public void Adapters_EachBoard_HasTheIdentityThatItsFileExpects()
        {
            Dictionary<string, string> files = new()
            {
                ["esp32-s3"] = "Esp32/Esp32S3DevKitC1.cs", ["esp32-psram"] = "Esp32/Esp32DevKitCVe.cs", ["stm32f769i-disco"] = "Stm32/Stm32F769Discovery.cs",
            };
            string[][] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "hardware", "adapters.csv")).Skip(1).Select(line => line.Split(','))];
            CollectionAssert.AreEquivalent(files.Keys, rows.Select(row => row[0]).ToArray());
            foreach (string[] row in rows)
            {
                double ohms = double.Parse(row[2], CultureInfo.InvariantCulture);
                int millivolts = int.Parse(row[3], CultureInfo.InvariantCulture);
                Assert.AreEqual(2500 * ohms / (10000 + ohms), millivolts, 0.6, row[0]);
                string source = File.ReadAllText(Path.Combine(Repository.Root, "hal", "Boards", files[row[0]]));
                StringAssert.Contains(source, $"AdapterMillivolts = {millivolts};");
                StringAssert.Contains(source, $"Image = \"{row[1]}\"");
            }

            int[] identities = rows.Select(row => int.Parse(row[3], CultureInfo.InvariantCulture)).Order().ToArray();
            for (int i = 1; i < identities.Length; i++)
            {
                Assert.IsGreaterThan(2 * 100, identities[i] - identities[i - 1], "nearer than twice what is allowed around each");
            }
        }

        [TestMethod]
        public void Dividers_OfTheClampsPlugs_GiveTheMillivoltsInCode()
        {
            StringAssert.Contains(string.Join(',', Wiring().Single(row => row[0] == "J11" && row[1] == "5")), "10 kohm in the plug");
            double top = 1 / ((1 / Ohms("R213")) + (1 / 10000.0));
            Assert.AreEqual(WiringCheck.PluggedMillivolts, 2500 * Ohms("R212") / (top + Ohms("R212")), 1);
            Assert.AreEqual(WiringCheck.SmallHeadMillivolts, 2500 * 2210 / (Ohms("R214") + 2210), 1);
            Assert.AreEqual(WiringCheck.LargeHeadMillivolts, 2500 * 10000 / (Ohms("R214") + 10000), 1);
            Assert.AreEqual(CoarseCheck.KnownMillivolts, 2500 * Ohms("R104") / (Ohms("R103") + Ohms("R104")), 1);
        }

        private static double Ohms(string reference)
        {
            string line = File.ReadLines(Path.Combine(Repository.Root, "hardware", "bom.csv")).Single(row => row.Split(',')[0].Split(' ').Contains(reference));
            return double.Parse(Regex.Match(line, @"\bohms=([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        }

        private static string Place(int point) => point < Channel.Plates ? $"^\"?plate point {point + 1}:" : point == Channel.Plates ? "^heater block" : "^ambient";

        private static string NetAt(string connector, int pole) =>
            Wiring().Single(row => row[0] == connector && row[1] == pole.ToString(CultureInfo.InvariantCulture))[2];

        private static IEnumerable<string[]> Wiring() => File.ReadLines(Path.Combine(Repository.Root, "hardware", "wiring.csv")).Select(line => line.Split(',')).Where(row => row.Length > 4);
    }
}
