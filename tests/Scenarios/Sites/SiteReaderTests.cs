using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>What a good file of a rig says is what its Main gets.</summary>
    [TestClass]
    public sealed class SiteReaderTests
    {
        [TestMethod]
        public void Parse_EveryKey_IsItsSetting()
        {
            SiteFile site = SiteReader.Parse(SiteTexts.EveryKey, "rig.yaml");
            var expected = new SiteSettings { RigId = "bench_7-A", TimeServer = "10.1.2.3" };
            expected.Broker.Host = "broker.lab.example";
            expected.Broker.Port = 2883;
            ExpectStack(expected);
            ExpectHeaterAndClamp(expected);
            Assert.AreEqual("esp32-psram", site.Board.Name);
            CollectionAssert.AreEqual(SiteTexts.Flat(expected), SiteTexts.Flat(site.Settings));
        }

        [TestMethod]
        public void EveryKey_AgainstTheDefaults_DiffersInEveryNumber()
        {
            var defaults = SiteTexts.Flat(new SiteSettings());
            var read = SiteTexts.Flat(SiteReader.Parse(SiteTexts.EveryKey, "rig.yaml").Settings);
            string[] same = read.Where(pair => pair.Value is int && Equals(defaults[pair.Key], pair.Value)).Select(pair => pair.Key).ToArray();
            Assert.IsEmpty(same, "no key of a rig's file reaches " + string.Join(", ", same));
        }

        [TestMethod]
        public void Parse_OnlyWhatIsNeeded_LeavesTheDefaultsOfTheClasses()
        {
            SiteSettings site = SiteReader.Read(Path.Combine(SiteTexts.Examples, "esp32-psram.yaml")).Settings;
            var expected = new SiteSettings();
            expected.Broker.Host = "rig-broker.local";
            expected.Broker.Port = 1883;
            expected.FrontEnd.CellCount = expected.Configuration.CellCount;
            CollectionAssert.AreEqual(SiteTexts.Flat(expected), SiteTexts.Flat(site));
        }

        [TestMethod]
        public void Read_TheExampleWithEveryKey_SaysTheDefaultsOfTheClasses()
        {
            string path = Path.Combine(SiteTexts.Examples, "esp32-s3.yaml");
            CollectionAssert.AreEqual(
                SiteTexts.Flat(SiteReader.Read(Path.Combine(SiteTexts.Examples, "esp32-psram.yaml")).Settings),
                SiteTexts.Flat(SiteReader.Read(path).Settings));
            string text = File.ReadAllText(path);
            string[] unexplained = SiteKeys.All.Where(key => !text.Contains($"\n  {key.Name}: ")).Select(key => key.Name).ToArray();
            Assert.IsEmpty(unexplained, string.Join(", ", unexplained));
        }

        [TestMethod]
        public void Boards_ThatAFileMayName_AreThoseWithAMain()
        {
            string[] mains = Directory.GetDirectories(Path.Combine(Repository.Root, "firmware", "App", "Main")).Select(folder => Path.GetFileName(folder)).ToArray();
            CollectionAssert.AreEquivalent(mains, SiteBoard.All.Select(board => board.Main).ToArray());
            string[] pins = File.ReadLines(Path.Combine(Repository.Root, "hardware", "pinmap.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct().ToArray();
            foreach (SiteBoard board in SiteBoard.All)
            {
                CollectionAssert.Contains(pins, board.Name);
                Assert.AreSame(board, SiteReader.Read(Path.Combine(SiteTexts.Examples, board.Name + ".yaml")).Board);
            }
        }

        private static void ExpectStack(SiteSettings expected)
        {
            expected.Configuration.CellCount = 3;
            expected.FrontEnd.CellCount = 3;
            expected.Configuration.OneCNanoamps = 1234568;
            expected.Configuration.CellMicrovoltsMax = 3900000;
            expected.Configuration.CellMicrovoltsMin = 2000000;
            expected.Configuration.CellWarnMicrovolts = 11000;
            expected.Configuration.CellInhibitMicrovolts = 31000;
            expected.Configuration.CellTripMicrovolts = 51000;
            expected.Configuration.StackSumMicrovolts = 61000;
            expected.Configuration.CellSpreadWarnMicrovolts = 301000;
            expected.Configuration.CellSpreadMicrovolts = 1001000;
            expected.Configuration.StackNanoampsMax = 2500000;
            expected.Configuration.ChargeMicroampHoursMax = 3250;
            expected.Configuration.PlateMillidegreesMax = 61000;
            expected.Configuration.PlateMillidegreesMin = -24500;
            expected.Configuration.AmbientMillidegreesMax = 44000;
            expected.FrontEnd.PlugOverMillivolts = 4003;
            expected.FrontEnd.PlugUnderMillivolts = 1899;
            expected.Configuration.TemperaturePoints = 0b010101;
            expected.FrontEnd.TemperaturePoints = 0b010101;
            expected.FrontEnd.Thermistors = 0b100010;
        }

        private static void ExpectHeaterAndClamp(SiteSettings expected)
        {
            expected.FrontEnd.HeaterMilliwatts = 55000;
            expected.Configuration.HeaterMilliwattsMax = 21500;
            expected.Configuration.HeaterMillidegreesMax = 110000;
            expected.Configuration.RampMillidegreesPerSecondMax = 60;
            expected.Configuration.HeaterMilliwattsPerDegree = 160;
            expected.Configuration.HeaterMillijoulesPerDegree = 64000;
            expected.Configuration.HeaterGainMilliwattsPerDegree = 7000;
            expected.Configuration.HeaterIntegralSeconds = 150;
            expected.Configuration.ClampMillinewtonsMax = 90000;
            expected.FrontEnd.ClampMillinewtonsMax = 90000;
            expected.Configuration.ClampMillinewtons = 40500;
            expected.Configuration.ClampMillinewtonsPerMillimetre = 11000;
            expected.FrontEnd.ClampTravelMicrometres = 9500;
            expected.FrontEnd.ClampSafePermille = 135;
            expected.FrontEnd.Motion.MicrostepsPerMillimetre = 12800;

            // 0.5 mm/s x 12800 x 2^24 / 12 MHz, and 12 mm/s2 x 12800 x 2^41 / (12 MHz)^2.
            expected.FrontEnd.Motion.Speed = 8948;
            expected.FrontEnd.Motion.Acceleration = 2346;
            expected.FrontEnd.Motion.Currents = 0x00061804;
        }
    }
}
