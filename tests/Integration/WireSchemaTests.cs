using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration
{
    /// <summary>The published description of the wire and the code say the same.</summary>
    [TestClass]
    public class WireSchemaTests
    {
        private static readonly string s_text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wire.cddl"));

        [TestMethod]
        public void Command_Keys_AreThoseOfTheCode()
        {
            AreKeys(typeof(CommandKey), "command", ["Count"]);
        }

        [TestMethod]
        public void ProgramPiece_Keys_AreThoseOfTheCode()
        {
            AreKeys(typeof(ProgramPieceKey), "program-piece", ["Count", "BytesMax"]);
            StringAssert.Contains(Rule("program-piece"), $"(1..{ProgramPieceKey.BytesMax})");
        }

        [TestMethod]
        public void Telemetry_Keys_AreThoseOfTheCode()
        {
            CollectionAssert.AreEquivalent(Constants(typeof(TelemetryKey), []).Values.ToArray(), KeysOf("common").Concat(KeysOf("blackbox")).ToArray());
            StringAssert.Contains(Rule("common"), $"1 => {TelemetryBatch.LayoutVersion},");
            StringAssert.Contains(Rule("common"), $"[{TelemetryRecord.Channel0}* column]");
        }

        [TestMethod]
        public void CommandKinds_WordsAndNumbers_AreThoseOfTheCode()
        {
            Dictionary<string, int> published = Choices("command-kind");
            CollectionAssert.AreEquivalent(Constants(typeof(CommandKind), []).Values.ToArray(), published.Values.ToArray());
            foreach ((string word, int number) in published)
            {
                Assert.AreEqual(word, CommandKind.Name(number));
            }
        }

        [TestMethod]
        public void Results_WordsAndNumbers_AreThoseOfTheCode()
        {
            Dictionary<string, int> published = Choices("result");
            IEnumerable<int> known = Constants(typeof(CommandResult), []).Values.Union(Constants(typeof(RequestResult), []).Values);
            CollectionAssert.AreEquivalent(known.ToArray(), published.Values.ToArray());
            foreach ((string word, int number) in published)
            {
                Assert.AreEqual(word, CommandResult.Name(number));
            }
        }

        [TestMethod]
        public void Topics_OfEveryKind_AreListed()
        {
            for (int kind = 0; kind < FrameKind.Count; kind++)
            {
                StringAssert.Matches(s_text, new Regex($@"^; {FrameKind.Topic(kind)}\s+from rig\s+no ", RegexOptions.Multiline));
            }
        }

        [TestMethod]
        public void Channels_NamesAndUnits_AreThoseOfTheCode()
        {
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                Match line = Regex.Matches(s_text, @"^; (\d+)(?:\.\.(\d+))?\s+(\w+?)\d*(?:\.\.\w+)?\s+(microvolts|nanoamps|millidegrees|millinewtons|nanometres)", RegexOptions.Multiline)
                    .First(match => IsWithin(channel, match));
                Assert.AreEqual(ChannelText.Unit(channel), line.Groups[4].Value);
                StringAssert.StartsWith(ChannelText.Name(channel), line.Groups[3].Value);
            }
        }

        [TestMethod]
        public void Modes_WordsAndNumbers_AreThoseOfTheCode()
        {
            string list = string.Join(", ", Enum.GetValues<RigMode>().Select(mode => $"{(int)mode} {ModeText.Name((int)mode)}"));
            StringAssert.Contains(s_text, "; mode: " + list + ".");
        }

        private static bool IsWithin(int channel, Match match)
        {
            int from = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            int to = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : from;
            return channel >= from && channel <= to;
        }

        private static void AreKeys(Type type, string rule, string[] noKeys)
        {
            CollectionAssert.AreEqual(Constants(type, noKeys).Values.Order().ToArray(), KeysOf(rule));
        }

        private static Dictionary<string, int> Constants(Type type, string[] except)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsLiteral && !except.Contains(field.Name))
                .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);
        }

        private static string Rule(string name)
        {
            Match match = Regex.Match(s_text, $@"^{name} = [^\n]*\n(.*?)^[}})]", RegexOptions.Multiline | RegexOptions.Singleline);
            Assert.IsTrue(match.Success, $"the schema has a rule '{name}'");
            return match.Groups[1].Value;
        }

        private static int[] KeysOf(string rule)
        {
            return [.. Regex.Matches(Rule(rule), @"^  (\d+) =>", RegexOptions.Multiline).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        }

        private static Dictionary<string, int> Choices(string rule)
        {
            return Regex.Matches(Rule(rule), @"^  (\w+): (\d+),", RegexOptions.Multiline)
                .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        }
    }
}
