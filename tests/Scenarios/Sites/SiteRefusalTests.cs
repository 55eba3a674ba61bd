using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>Each row makes one mistake in a good file: the user is told its line, what is wrong and what would be right.</summary>
    [TestClass]
    public sealed class SiteRefusalTests
    {
        private const string Good = SiteTexts.EveryKey;

        [TestMethod]
        [DataRow("rig: bench_7-A", "rig: bench 7", "'bench 7' cannot be a rig's name", "1 to 32 letters")]
        [DataRow("rig: bench_7-A", "rig: a/b", "'a/b' cannot be a rig's name", "1 to 32 letters")]
        [DataRow("rig: bench_7-A", "rig:", "'rig' is empty", "such as 'rig: rig7'")]
        [DataRow("board: esp32-psram", "board: esp8266", "there is no board 'esp8266'", "esp32-s3, esp32-psram, stm32f769i-disco")]
        [DataRow("timeServer: 10.1.2.3", "timeServer: a b", "'a b' is no name or address of a time server", "pool.ntp.org")]
        [DataRow("timeServer: 10.1.2.3", "timeServr: 10.1.2.3", "a rig has no key 'timeServr'", "timeServer")]
        [DataRow("host: broker.lab.example", "host: mqtt://broker", "'mqtt://broker' is no name or address of a broker", "the port has a key of its own")]
        [DataRow("host: broker.lab.example", "hosts: x", "'broker' has no key 'hosts'", "caCertificate, host, port, user")]
        [DataRow("port: 2883", "port: 66000", "'port' is '66000'", "from 1 to 65535")]
        [DataRow("port: 2883", "password: x", "a password does not belong into this file", "delete it and set RIG_SITE_PASSWORD")]
        [DataRow("port: 2883", "user: rig7", "without TLS would hear the password in the clear", "give its 'caCertificate'")]
        [DataRow("caCertificate: none", "caCertificate: no/such.pem", "there is no certificate 'no/such.pem'", "one PEM file")]
        [DataRow("cells: 3", "cells: 13", "'cells' is '13'", "a whole number from 1 to 12")]
        [DataRow("cells: 3", "cells: two", "'cells' is 'two'", "a whole number from 1 to 12")]
        [DataRow("oneC: 1.2345678 mA", "oneC: C/2", "'oneC' is C/2", "write 0 mA to 500 mA")]
        [DataRow("cellMax: 3.9 V", "cellMax: 3.9", "'3.9' has no unit", "a number and one of uV, mV, V")]
        [DataRow("cellMax: 3.9 V", "cellMax: 3.9 A", "'A' is no unit of a voltage", "a number and one of uV, mV, V")]
        [DataRow("cellMax: 3.9 V", "cellMax: 6.5 V", "'cellMax' is 6.5 V", "write -5 V to 6 V")]
        [DataRow("cellMin: 2000 mV", "cellMin: 4.2 V", "the cell window is empty: 'cellMin' is 4.2 V and 'cellMax' 3.9 V", "a 'cellMin' below 'cellMax'")]
        [DataRow("cellMin: 2000 mV", "cellMin: 0.4 V", "'cellMin' is 0.4 V, where the rig takes a cell for reversed", "more than 0.5 V")]
        [DataRow("cellTrip: 51 mV", "cellTrip: 31 mV", "the tiers outside the cell window are out of order: warning 11 mV, inhibit 31 mV, trip 31 mV", "'cellWarn' below 'cellInhibit' below 'cellTrip'")]
        [DataRow("spreadTrip: 1.001 V", "spreadTrip: 300 mV", "the spread trips at 300 mV and warns at 301 mV", "a 'spreadWarn' below 'spreadTrip'")]
        [DataRow("currentMax: 2.5 mA", "currentMax: 0.6 A", "'currentMax' is 0.6 A", "write 0.0001 mA to 500 mA")]
        [DataRow("chargeMax: 3.25 mAh", "chargeMax: 1.2 mAh", "'chargeMax' is 1.2 mAh and one charge at 'oneC' moves 1.234568 mAh", "above the stack's capacity")]
        [DataRow("temperatureMin: -24.5 degC", "temperatureMin: 55 degC", "no temperature clears both rows", "more than 7 degC below 'temperatureMax'")]
        [DataRow("temperatureMax: 61 degC", "temperatureMax: 120 degC", "'temperatureMax' is 120 degC", "write 0 degC to 100 degC")]
        [DataRow("over: 4003 mV", "over: 3993 mV", "the plug's comparators act at 3993 mV, 42 mV outside the firmware's last tier of 3951 mV", "fit a plug of 4001 mV within 5 mV")]
        [DataRow("over: 4003 mV", "over: 4402.8 mV", "act at 4403 mV, 452 mV outside the firmware's last tier of 3951 mV", "hardware/generated/plugs.md")]
        [DataRow("under: 1.8991 V", "under: 1960 mV", "act at 1960 mV, 11 mV inside the firmware's last tier of 1949 mV", "fit a plug of 1899 mV within 5 mV")]
        [DataRow("powerMax: 21500 mW", "powerMax: 56 W", "'powerMax' is 56 W and the heater takes 55 W", "at most 'power'")]
        [DataRow("power: 55 W", "power: 70 W", "'power' is 70 W", "write 0.1 W to 60 W")]
        [DataRow("blockMax: 110 degC", "blockMax: 60 degC", "the heater block trips at 60 degC and the plates at 61 degC", "above the stack's 'temperatureMax'")]
        [DataRow("rampMax: 0.06 degC/s", "rampMax: 0.18 degC/s", "'rampMax' is 0.18 degC/s, as fast as a plate that heats by itself", "write less than 0.18 degC/s")]
        [DataRow("loss: 160 mW/degC", "loss: 160 mW", "'mW' is no unit of a power per degree", "mW/degC, W/degC")]
        [DataRow("force: 40.5 N", "force: 91 N", "the clamp is to hold 91 N and its head bears 90 N", "a 'force' of at most 'forceMax'")]
        [DataRow("force: 40.5 N", "force: 1 MPa", "'force' is 1 MPa", "write 0 N to 20000 N")]
        [DataRow("stiffness: 11 N/mm", "stiffness: 9 N/mm", "springs of 9 N/mm give 85.5 N over 9.5 mm and 'forceMax' is 90 N", "the head that is fitted")]
        [DataRow("safeTravel: 13.5 %", "safeTravel: 60 %", "'safeTravel' is 60 %", "write 0 % to 50 %")]
        [DataRow("microstepsPerMillimetre: 12800", "microstepsPerMillimeter: 12800", "'motor' has no key 'microstepsPerMillimeter'", "microstepsPerMillimetre")]
        [DataRow("acceleration: 12 mm/s2", "acceleration: 12 mm/s", "'mm/s' is no unit of an acceleration", "mm/s2")]
        [DataRow("pt1000: [plate1, plate3, heater]", "pt1000: [heater, ambient]", "no plate has a Pt1000", "such as plate1")]
        [DataRow("pt1000: [plate1, plate3, heater]", "pt1000: [plate1]", "HeaterChannelMissing would keep the rig from arming", "add 'heater'")]
        [DataRow("pt1000: [plate1, plate3, heater]", "pt1000: [plate1, heater, plate1]", "'plate1' stands twice", "a list such as [plate1")]
        [DataRow("thermistors: [plate2, ambient]", "thermistors: [plate5]", "'plate5' is no temperature point", "a list such as [plate1")]
        [DataRow("thermistors: [plate2, ambient]", "thermistors: plate2", "'thermistors' is no list", "a list such as [plate1")]
        public void Parse_OneMistake_IsToldWithItsLine(string right, string wrong, string reason, string remedy)
        {
            string text = Good.Replace(right, wrong);
            Assert.AreNotEqual(Good, text);
            int line = Good[..Good.IndexOf(right, System.StringComparison.Ordinal)].Count(c => c == '\n') + 1;
            ProgramProblem told = Told(text, reason);
            Assert.AreEqual(line, told.Line, told.Reason);
            Assert.Contains(remedy, told.Remedy);
            Assert.IsFalse(told.InFile("rig.yaml").Contains('\n'), "one sentence, one line");
        }

        [TestMethod]
        [DataRow("rig: bench_7-A\n", "the key 'rig' is missing", "such as 'rig: rig7'")]
        [DataRow("board: esp32-psram\n", "the key 'board' is missing", "one of esp32-s3")]
        [DataRow("  host: broker.lab.example\n", "the key 'host' is missing in 'broker'", "rig-broker.local")]
        [DataRow("  caCertificate: none\n", "the key 'caCertificate' is missing in 'broker'", "'none' on a bench without TLS")]
        [DataRow("  cells: 3\n", "the key 'cells' is missing in 'stack'", "write 1 to 12")]
        [DataRow("  cellMax: 3.9 V\n", "the key 'cellMax' is missing in 'stack'", "write -5 V to 6 V")]
        [DataRow("  under: 1.8991 V\n", "the key 'under' is missing in 'plug'", "mV")]
        [DataRow("  speed: 0.5 mm/s\n", "the key 'speed' is missing in 'motor'", "mm/s")]
        [DataRow("plug:\n  over: 4003 mV\n  under: 1.8991 V\n", "the section 'plug' is missing", "write 'plug:' and its keys below")]
        public void Parse_ANeededKeyLeftOut_IsAskedFor(string piece, string reason, string remedy)
        {
            Assert.Contains(remedy, Told(Good.Replace(piece, string.Empty), reason).Remedy);
        }

        [TestMethod]
        [DataRow("[1, 2]", "the file is no map")]
        [DataRow("rig: [", "this is no YAML")]
        [DataRow("", "the file is empty")]
        [DataRow("rig: a\nrig: b", "this is no YAML")]
        public void Parse_NoMapAtAll_IsRefused(string text, string reason)
        {
            Told(text, reason);
        }

        [TestMethod]
        public void Parse_SectionThatIsNoMap_IsRefused()
        {
            Told(Good.Replace("plug:\n  over: 4003 mV\n  under: 1.8991 V\n", "plug: NCM\n"), "'plug' is no map");
        }

        [TestMethod]
        public void Parse_SeveralMistakes_AreToldAtOnceInTheOrderOfTheirLines()
        {
            string text = Good.Replace("cells: 3", "cells: 0").Replace("port: 2883", "port: 0").Replace("power: 55 W", "power: 55 V");
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => SiteReader.Parse(text, "rig.yaml"));
            CollectionAssert.AreEqual(new[] { 6, 9, 28 }, refusal.Problems.Select(problem => problem.Line).ToArray());
        }

        [TestMethod]
        public void Parse_TwelveCellsOfFourPointFive_AreTheMostThatTheRigIsBuiltFor()
        {
            const string Lco = "rig: a\nboard: esp32-s3\nbroker: { host: b, caCertificate: none }\nstack: { cells: 12, oneC: 1 mA, cellMax: 4.45 V, cellMin: 2.8 V, currentMax: 1 mA, chargeMax: 1 mAh }\nplug: { over: 4549.8 mV, under: 2700.8 mV }\n";
            Assert.AreEqual(12, SiteReader.Parse(Lco, "rig.yaml").Settings.Configuration.CellCount);
            ProgramProblem told = Told(Lco.Replace("4.45 V", "4.451 V"), "12 cells of 4.501 V at their trip make 54.012 V");
            Assert.AreEqual(4, told.Line);
            Assert.Contains("54 V", told.Remedy);
        }

        [TestMethod]
        public void Parse_EveryPlugOfTheHardware_FitsTheWindowOfItsTiers()
        {
            string[] plugs = File.ReadLines(Path.Combine(Repository.Root, "hardware", "plugs.csv")).Skip(1).ToArray();
            Assert.IsGreaterThanOrEqualTo(6, plugs.Length);
            foreach (string[] plug in plugs.Select(line => line.Split(',')))
            {
                string text = $"rig: a\nboard: esp32-s3\nbroker: {{ host: b, caCertificate: none }}\nstack: {{ cells: 1, oneC: 1 mA, currentMax: 1 mA, chargeMax: 1 mAh, cellMax: {int.Parse(plug[9]) - 50} mV, cellMin: {int.Parse(plug[10]) + 50} mV }}\nplug: {{ over: {plug[2]} mV, under: {plug[3]} mV }}\n";
                Assert.AreEqual(int.Parse(plug[2]), SiteReader.Parse(text, plug[0]).Settings.FrontEnd.PlugOverMillivolts);
            }
        }

        [TestMethod]
        [DataRow(4300, 0, "under", "of -100 mV lies 5 mV from the known voltage")]
        [DataRow(500, -1500, "over", "of 600 mV lies 143 mV from the known voltage")]
        public void Parse_PlugTooNearTheKnownVoltage_IsNoneThatTheSelfTestCanTell(int max, int min, string key, string reason)
        {
            string text = Good.Replace("cellMax: 3.9 V", $"cellMax: {max} mV").Replace("cellMin: 2000 mV", $"cellMin: {min} mV").Replace("cellTrip: 51 mV", "cellTrip: 50 mV")
                .Replace("over: 4003 mV", $"over: {max + 100} mV").Replace("under: 1.8991 V", $"under: {min - 100} mV");
            ProgramProblem told = Told(text, reason);
            Assert.AreEqual(Good[..Good.IndexOf($"  {key}: ", System.StringComparison.Ordinal)].Count(c => c == '\n') + 1, told.Line);
            Assert.Contains("tighten the window in the program", told.Remedy);
        }

        [TestMethod]
        public void Parse_LargeHeadWithTheSmallOnesDefaults_NamesEachMissingKey()
        {
            string[] lines = Good.Split('\n').Where(line => !line.Contains("force: ") && !line.Contains("stiffness") && !line.Contains("travel:")).ToArray();
            string text = string.Join('\n', lines).Replace("forceMax: 90 N", "forceMax: 20 kN");
            text = text[..text.IndexOf("motor:", System.StringComparison.Ordinal)];
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => SiteReader.Parse(text, "rig.yaml"));
            foreach (string key in new[] { "'clamp.force'", "'clamp.stiffness'", "'clamp.travel'", "'motor'" })
            {
                Assert.IsTrue(refusal.Problems.Any(problem => problem.Reason.Contains($"a clamp of 20000 N has the large head, and {key} is missing") && problem.Line > 0), key);
            }
        }

        [TestMethod]
        public void Parse_LargeHead_TakesWhatItsMotionControllerCanCount()
        {
            string large = Good.Replace("forceMax: 90 N", "forceMax: 20 kN").Replace("stiffness: 11 N/mm", "stiffness: 4000 N/mm").Replace("microstepsPerMillimetre: 12800", "microstepsPerMillimetre: 512000");
            ProgramProblem told = Told(large, "this 'acceleration' is 93825 for the motion controller");
            Assert.AreEqual(large[..large.IndexOf("acceleration:", System.StringComparison.Ordinal)].Count(c => c == '\n') + 1, told.Line);
            Assert.AreEqual(20000000, SiteReader.Parse(large.Replace("acceleration: 12", "acceleration: 8"), "rig.yaml").Settings.FrontEnd.ClampMillinewtonsMax);
        }

        [TestMethod]
        public void Check_ARowThatNoSentenceOfItsOwnNames_IsTheFaultTablesOwn()
        {
            SiteFile site = SiteReader.Parse(Good, "rig.yaml");
            site.Settings.Configuration.StackNanoampsMax = 10;
            var problems = new ProblemList("rig.yaml");
            SiteCheck.Check(site, problems);
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(problems.ThrowIfAny);
            Assert.Contains("row Overcurrent of its fault table contradicts itself", refusal.Problems.Single().Reason);
        }

        private static ProgramProblem Told(string text, string reason)
        {
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() => SiteReader.Parse(text, "rig.yaml"));
            ProgramProblem? told = refusal.Problems.FirstOrDefault(problem => problem.Reason.Contains(reason));
            Assert.IsNotNull(told, string.Join('\n', refusal.Problems));
            return told;
        }
    }
}
