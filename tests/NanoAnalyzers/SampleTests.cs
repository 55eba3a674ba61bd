using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Each rule fires on the marked lines of its own sample and nowhere else, and not on the mended sample.</summary>
    [TestClass]
    public sealed class SampleTests
    {
        private const string Mark = "// fires";

        public static IEnumerable<object[]> Ids => Rules.Ids;

        [TestMethod]
        [DynamicData(nameof(Ids))]
        public async Task Fires_OnEachMarkedLine_AndOnNoOther(string id)
        {
            string text = Read(id, "Fires.cs");
            int[] marked = text.Split('\n').Select((line, i) => line.Contains(Mark, StringComparison.Ordinal) ? i + 1 : 0).Where(line => line > 0).ToArray();
            int[] found = (await AnalyzerRun.Diagnose(text)).Where(d => d.Id == id).Select(AnalyzerRun.Line).ToArray();
            Assert.IsNotEmpty(marked, "No line of the sample is marked.");
            CollectionAssert.AreEqual(marked, found, id + " fires on lines " + string.Join(",", found) + ", and lines " + string.Join(",", marked) + " are marked.");
        }

        [TestMethod]
        [DynamicData(nameof(Ids))]
        public async Task MendedSample_OfAnyRule_IsSilent(string id)
        {
            string[] found = (await AnalyzerRun.Diagnose(Read(id, "Silent.cs"))).Select(d => d.ToString()).ToArray();
            Assert.IsEmpty(found.Where(text => text.Contains(id, StringComparison.Ordinal)), string.Join("\n", found));
        }

        [TestMethod]
        [DynamicData(nameof(Ids))]
        public async Task Message_OfEveryFinding_SaysWhatToWriteInstead(string id)
        {
            foreach (var finding in (await AnalyzerRun.Diagnose(Read(id, "Fires.cs"))).Where(d => d.Id == id))
            {
                string message = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
                Assert.Contains(":", message, message);
                Assert.DoesNotContain("{0}", message, message);
            }
        }

        [TestMethod]
        public void Folders_OfTheSamples_AreTheRules()
        {
            string[] folders = Directory.GetDirectories(Repository.Samples).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToArray();
            CollectionAssert.AreEqual(Rules.Descriptors.Select(rule => rule.Id).ToArray(), folders);
        }

        private static string Read(string id, string file) => File.ReadAllText(Path.Combine(Repository.Samples, id, file));
    }
}
