using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Drivers.FrontEnd
{
    [TestClass]
    public sealed class FrontEndTests
    {
        [TestMethod]
        [DataRow(0, 1000.0)]
        [DataRow(25000, 1097.35)]
        [DataRow(80000, 1308.97)]
        [DataRow(100000, 1385.06)]
        [DataRow(-20000, 921.60)]
        [DataRow(-40000, 842.71)]
        public void Pt1000_PointsOfTheStandard_AreMetWithinTenMillidegrees(int millidegrees, double ohms)
        {
            Assert.AreEqual(millidegrees, Pt1000.Millidegrees((int)(ohms * 1000)), 10);
        }

        [TestMethod]
        public void Pt1000_BeyondTheTable_IsHeldAtItsEnds()
        {
            Assert.AreEqual(-80000, Pt1000.Millidegrees(0));
            Assert.AreEqual(240000, Pt1000.Millidegrees(5000000));
        }

        [TestMethod]
        public void PortSignals_EachLineOfThePinMap_HasItsBit()
        {
            foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "hardware", "pinmap.csv")).Where(line => line.StartsWith("expander-", StringComparison.Ordinal)))
            {
                string[] parts = line.Split(',');
                string signal = parts[1];
                int bit = 1 << int.Parse(parts[4], CultureInfo.InvariantCulture);
                int directions = parts[0] == "expander-u90" ? PortSignals.OutputsDirections : PortSignals.ComparatorsDirections;
                Assert.AreEqual(parts[5] == "in", (directions & bit) != 0, $"direction of {signal}");
                int? named = Named(signal);
                Assert.IsTrue(named == null || named == bit, $"{signal} is bit {named:X} in code and {bit:X} in pinmap.csv");
                Assert.IsTrue(named != null || signal.StartsWith("CELLTRIP", StringComparison.Ordinal), $"{signal} has no name in code");
            }
        }

        [TestMethod]
        public void NominalScale_CurrentSensors_AreConverterGainAndResistor()
        {
            double[] ohms = [9600, 960, 96, 1.92];
            double[] second = [64 * 100, 8 * 100, 128 * 0.2, 8 * 0.2];
            for (byte range = 0; range < CurrentRange.Count; range++)
            {
                Assert.AreEqual(1.2e9 / ohms[range], NominalScale.FullScale(Channel.Current, range, 0), 1);
                Assert.AreEqual(1.2e9 / second[range], NominalScale.FullScale(Channel.CurrentSecond, range, 0), 1);
            }
        }

        private static int? Named(string signal)
        {
            string name = signal switch
            {
                "TAP_CONNECT_IO" => "TapConnect",
                "HB_OK" => "HeartbeatOk",
                "RANGE_100UA" => "FirstRange",
                "RANGE_1MA" or "RANGE_10MA" or "RANGE_500MA" => "",
                "COMP_TEST_OV" => "ComparatorTestOver",
                "COMP_TEST_UV" => "ComparatorTestUnder",
                "ALARM_IO" => "Alarm",
                _ => string.Concat(signal.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant())),
            };
            if (name.Length == 0)
            {
                return PortSignals.FirstRange << Array.IndexOf(["RANGE_100UA", "RANGE_1MA", "RANGE_10MA", "RANGE_500MA"], signal);
            }

            FieldInfo? field = typeof(PortSignals).GetField(name, BindingFlags.Public | BindingFlags.Static);
            return field == null ? null : (int)field.GetRawConstantValue()!;
        }
    }
}
