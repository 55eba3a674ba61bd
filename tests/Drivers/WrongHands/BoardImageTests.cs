using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Rig.Setup;
using RigFirmware.Simulated.Chips;
using RigFirmware.Tests.Drivers.Chain;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>An application on another board than its own, by name, by identity and by what its pins would do.</summary>
    [TestClass]
    public sealed class BoardImageTests
    {
        private static readonly string[] Boards = ["esp32-s3", "esp32-psram", "stm32f769i-disco"];

        public TestContext? TestContext { get; set; }

        private static IEnumerable<object[]> Mistaken => Boards.SelectMany(image => Boards.Where(board => board != image).Select(board => new object[] { image, board }));

        [TestMethod]
        [DynamicData(nameof(Mistaken))]
        public void Refusal_ImageOfAnotherBoard_NamesBothAndTheSocket(string application, string image)
        {
            string? refusal = BoardImage.Refusal(Adapter(image)[1], Adapter(application)[1]);
            Assert.IsNotNull(refusal);
            TestContext?.WriteLine(refusal);
            StringAssert.Contains(refusal, Adapter(application)[1]);
            StringAssert.Contains(refusal, Adapter(image)[1]);
            StringAssert.Contains(refusal, "J20");
            StringAssert.Contains(refusal, "pole 24");
        }

        [TestMethod]
        public void Refusal_ItsOwnImage_IsNoneAndANamelessOneIsRefused()
        {
            Assert.IsNull(BoardImage.Refusal("ESP32_S3_QUAD", "ESP32_S3_QUAD"));
            Assert.IsNotNull(BoardImage.Refusal(null, "ESP32_S3_QUAD"));
            Assert.IsNotNull(BoardImage.Refusal("", "ESP32_S3_QUAD"));
            Assert.IsNotNull(BoardImage.Refusal("ESP32_S3", "ESP32_S3_QUAD"));
        }

        [TestMethod]
        public void Main_OfEveryBoard_AsksForTheImageBeforeItOpensAPin()
        {
            string[] mains = Directory.GetFiles(Path.Combine(Repository.Root, "firmware", "App", "Main"), "Program.cs", SearchOption.AllDirectories);
            Assert.HasCount(3, mains);
            foreach (string main in mains)
            {
                string body = File.ReadAllText(main).Split("static void Main()")[1];
                int asked = body.IndexOf("ImageGuard.StopUnless(", System.StringComparison.Ordinal);
                Assert.IsGreaterThanOrEqualTo(0, asked, main);
                Assert.IsGreaterThan(asked, body.IndexOf(".Open()", System.StringComparison.Ordinal), main);
                Assert.IsLessThan(0, body[..asked].IndexOf("new ", System.StringComparison.Ordinal), main);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Mistaken))]
        public void SelfTest_AdapterOfAnotherBoard_NamesTheIdentity(string application, string adapter)
        {
            int expected = int.Parse(Adapter(application)[3], CultureInfo.InvariantCulture);
            double ohms = double.Parse(Adapter(adapter)[2], CultureInfo.InvariantCulture);
            var station = new ChipStation(2, hands: rig => rig.AdapterOhms = ohms, socket: rig =>
            {
                FrontEndBus bus = ChipStation.BusOf(rig);
                bus.AdapterMillivolts = expected;
                return bus;
            });
            station.RunSelfTest();
            Hands.AssertNamed(station, TestContext, [["adapter in J20", "pole 24", $"{expected} mV"]]);
        }

        [TestMethod]
        public void SelfTest_NoAdapterIdentity_NamesThePole()
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.AdapterOhms = double.PositiveInfinity), TestContext, [["adapter in J20", "pole 24"]]);
        }

        [TestMethod]
        [DynamicData(nameof(Mistaken))]
        public void SelfTest_PinsOfAnotherBoardPastTheGuard_NamesTheSocketAndEnergisesNothing(string application, string board)
        {
            var station = new ChipStation(2, socket: rig => Mistake(rig, application, board));
            station.RunSelfTest();
            foreach (string sentence in station.Sentences)
            {
                TestContext?.WriteLine(sentence);
            }

            Assert.IsTrue(station.Sentences.Any(sentence => sentence.Contains("J20 pole", System.StringComparison.Ordinal)));
            Hands.AssertBlocked(station);
        }

        [TestMethod]
        [DataRow(0, "U1 ", 7)]
        [DataRow(1, "U2 ", 8)]
        [DataRow(2, "U3 ", 9)]
        [DataRow(3, "U20 ", 10)]
        [DataRow(4, "U80 ", 11)]
        [DataRow(5, "U70 ", 12)]
        [DataRow(6, "U90 ", 13)]
        public void SelfTest_SelectWireOff_NamesTheChipAndThePole(int line, string chip, int pole)
        {
            ChipStation station = Hands.Boot(2, rig => rig.Lines[line].Silent = true);
            foreach (string sentence in station.Sentences)
            {
                TestContext?.WriteLine(sentence);
            }

            Assert.IsTrue(station.Sentences.Any(sentence => sentence.StartsWith(chip, System.StringComparison.Ordinal) && sentence.Contains($"J20 pole {pole} ", System.StringComparison.Ordinal)));
            Hands.AssertBlocked(station);
        }

        // The application drives the module's pins as its own map says; what hangs on them is the board's map.
        private static FrontEndBus Mistake(ChipRig rig, string application, string board)
        {
            Dictionary<string, string> wired = Map(application).Where(pin => Map(board).Any(other => other.Value == pin.Value))
                .ToDictionary(pin => pin.Key, pin => Map(board).Single(other => other.Value == pin.Value).Key);
            bool hasBus = new[] { "SPI_SCK", "SPI_MOSI", "SPI_MISO" }.All(signal => wired.GetValueOrDefault(signal) == signal);
            var dead = new SpiLine(rig.Time, new Simulated.SeededRandom(1)) { Silent = true };
            ISpiDevice Line(string select) => hasBus && wired.GetValueOrDefault(select) is string real && Lines(rig).TryGetValue(real, out SpiLine? line) ? line : dead;
            IOutputPin Pin(string signal) => wired.GetValueOrDefault(signal) switch
            {
                "HEATER_ON" => rig.Heater,
                "HEARTBEAT" => rig.Heartbeat,
                _ => new OutputPin(rig.Time),
            };
            var floating = new AnalogInput(rig.Time, () => 0.3, new Simulated.SeededRandom(2));
            return new FrontEndBus
            {
                ConverterA = Line("CS_ADC_A"),
                ConverterB = Line("CS_ADC_B"),
                ConverterC = Line("CS_ADC_C"),
                Dac = Line("CS_DAC"),
                Rtd = Line("CS_RTD"),
                Clamp = Line("CS_CLAMP"),
                Ports = Line("CS_IOX"),
                Store = Line("CS_STORE"),
                Heartbeat = Pin("HEARTBEAT"),
                Heater = Pin("HEATER_ON"),
                MultiplexerAddress = [Pin("MUX_A0"), Pin("MUX_A1"), Pin("MUX_A2"), Pin("MUX_A3")],
                AdapterMillivolts = int.Parse(Adapter(application)[3], CultureInfo.InvariantCulture),
                Coarse = floating,
                Auxiliary = floating,
            };
        }

        private static Dictionary<string, SpiLine> Lines(ChipRig rig) => new()
        {
            ["CS_ADC_A"] = rig.ConverterA, ["CS_ADC_B"] = rig.ConverterB, ["CS_ADC_C"] = rig.ConverterC, ["CS_DAC"] = rig.Dac,
            ["CS_RTD"] = rig.Rtd, ["CS_CLAMP"] = rig.Clamp, ["CS_IOX"] = rig.Ports,
            ["CS_STORE"] = rig.Store,
        };

        private static Dictionary<string, string> Map(string board) => File.ReadLines(Path.Combine(Repository.Root, "hardware", "pinmap.csv"))
            .Select(line => line.Split(',')).Where(parts => parts[0] == board).ToDictionary(parts => parts[1], parts => parts[4]);

        private static string[] Adapter(string board) => File.ReadLines(Path.Combine(Repository.Root, "hardware", "adapters.csv"))
            .Select(line => line.Split(',')).Single(parts => parts[0] == board);
    }
}
