using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.DocGen;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Drivers.Chain;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>
    /// What <c>./rig site</c> takes of a plug against what the self-test says of it on front ends drawn from the limits of hardware/bom.csv: the
    /// right plug is never told to be a wrong one up to the edge, and beyond it is by some.
    /// </summary>
    [TestClass]
    public sealed class PlugWindowTests
    {
        private const int FrontEnds = 40;
        private static readonly HardwareFolder Hardware = HardwareFolder.Find(Repository.Root);

        [TestMethod]
        [DataRow(4403, 635)]
        [DataRow(900, 635)]
        [DataRow(1035, -1603)]
        [DataRow(5900, -1280)]
        public void SelfTest_PlugAtTheEdgeOfWhatASiteTakes_IsTold(int over, int under)
        {
            Assert.IsNotNull(Read(over, under));
            Assert.AreEqual(0, WronglyTold(over, under));
        }

        [TestMethod]
        [DataRow(4403, 200)]
        [DataRow(4403, -101)]
        [DataRow(4403, -450)]
        [DataRow(300, -600)]
        public void SelfTest_PlugThatNoSiteTakes_IsTakenForAWrongOneBySome(int over, int under)
        {
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => Read(over, under));
            Assert.IsTrue(refusal.Problems.All(problem => problem.Reason.Contains("the self-test cannot tell this plug") || problem.Reason.Contains("for reversed")), refusal.Message);
            Assert.IsGreaterThan(1, WronglyTold(over, under));
        }

        private static SiteFile Read(int over, int under)
        {
            return SiteReader.Parse($"rig: a\nboard: esp32-s3\nbroker: {{ host: b, caCertificate: none }}\nstack: {{ cells: 2, oneC: 1 mA, currentMax: 1 mA, chargeMax: 1 mAh, cellMax: {over - 100} mV, cellMin: {under + 100} mV }}\nplug: {{ over: {over} mV, under: {under} mV }}\n", "rig.yaml");
        }

        private static int WronglyTold(int over, int under)
        {
            return Enumerable.Range(1, FrontEnds).Count(seed => Sentences((ulong)seed, over, under).Any(sentence => sentence.Contains("chemistry plug", StringComparison.Ordinal)));
        }

        private static List<string> Sentences(ulong seed, int over, int under)
        {
            var station = new ChipStation(
                ModelLibrary.Stack("C000-05"),
                seed,
                0.5,
                0,
                0,
                new FrontEndErrors(seed, Hardware.Figure),
                hands: rig => (rig.PlugVolts[0], rig.PlugVolts[1]) = (over / 1000.0, under / 1000.0),
                fit: settings => (settings.PlugOverMillivolts, settings.PlugUnderMillivolts) = (over, under));
            station.RunSelfTest();
            return station.Sentences;
        }
    }
}
