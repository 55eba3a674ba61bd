using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration.Impedance
{
    [TestClass]
    public sealed class ImpedanceStoreTests
    {
        private string _folder = "";

        [TestInitialize]
        public void MakeFolder()
        {
            _folder = Directory.CreateTempSubdirectory("rig-impedance-").FullName;
        }

        [TestCleanup]
        public void RemoveFolder()
        {
            Directory.Delete(_folder, true);
        }

        [TestMethod]
        public void Analyse_RecordedStore_GivesTheSamePointsAsTheRecords()
        {
            using var stack = new MeasuredStack("- impedance: { from: 5 Hz, to: 0.5 Hz, amplitude: 50 uA, wave: multisine }\n- rest: 10 s", 2, stack: "C000-05");
            stack.Run();
            ImpedanceResult expected = stack.Analyse().Single();
            string path = Path.Combine(_folder, "run.sqlite");
            using (var store = new RunStore(path))
            {
                var frame = new TelemetryFrame { RigId = "rig-7", BootId = 3, Seq = 1, ChannelMask = 0, Rows = stack.Rows };
                store.Add(frame, 1, 0);
                foreach ((int step, ImpedanceTones tones) in stack.Tones)
                {
                    string json = $$"""{"rigId":"rig-7","bootId":3,"seq":{{step + 2}},"utcMs":0,"timeMs":0,"tick":0,"kind":"stepStarted","step":{{step + 1}},"pass":0,"periodSlices":{{tones.PeriodSlices}},"tones":{{tones.Word}}}""";
                    store.Add(MessageDecoder.Decode("rig-7", "step", true, System.Text.Encoding.UTF8.GetBytes(json)), json.Length, 0);
                }
            }

            RigImpedance rig = ImpedanceStore.Analyse(path, null).Single();
            Assert.AreEqual("rig-7", rig.RigId);
            ImpedanceResult found = rig.Sweeps.Single();
            CollectionAssert.AreEqual(
                expected.Spectra.SelectMany(spectrum => spectrum.Points).Select(point => point.RealOhms).ToArray(),
                found.Spectra.SelectMany(spectrum => spectrum.Points).Select(point => point.RealOhms).ToArray());
            Assert.IsEmpty(ImpedanceStore.Analyse(path, "another"));
            StringWriter csv = new();
            ImpedanceCsv.Write(csv, [rig]);
            string[] lines = csv.ToString().Trim().Split('\n');
            Assert.HasCount(1 + found.Spectra.Sum(spectrum => spectrum.Points.Count), lines);
            Assert.IsTrue(lines.All(line => line.Split(',').Length == lines[0].Split(',').Length), "every line has every column");
            string svg = ImpedanceSvg.Draw(found, found.Spectra.ToDictionary(spectrum => spectrum.Channel, spectrum => CircuitFit.FitAll(spectrum.Points)[0]));
            System.Xml.Linq.XDocument picture = System.Xml.Linq.XDocument.Parse(svg);
            Assert.IsGreaterThan(3 * 4, picture.Descendants().Count(element => element.Name.LocalName == "circle"));
            Assert.DoesNotContain("NaN", svg);
        }

        [TestMethod]
        public void Analyse_NoStore_SaysWhatToGive()
        {
            StoreException refusal = Assert.ThrowsExactly<StoreException>(() => ImpedanceStore.Analyse(Path.Combine(_folder, "none"), null));
            Assert.Contains("./rig record", refusal.Message);
        }
    }
}
