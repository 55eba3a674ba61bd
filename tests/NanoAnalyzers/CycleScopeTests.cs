using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Which code counts as cycle code, and which lists of members apply.</summary>
    [TestClass]
    public sealed class CycleScopeTests
    {
        private const string Plain = "class Sample { object _held = new object(); void Tick() { _held = new object(); } }";

        [TestMethod]
        public async Task Type_WithoutAMark_IsNotCycleCode() => Assert.AreEqual(0, await Count("NANO070", Plain));

        [TestMethod]
        public async Task File_ChosenInEditorConfig_IsCycleCode() =>
            Assert.AreEqual(1, await Count("NANO070", Plain, ("nano_cycle_code", "true")));

        [TestMethod]
        public async Task Project_ChosenByProperty_IsCycleCode() =>
            Assert.AreEqual(1, await Count("NANO070", Plain, ("build_property.NanoCycleCode", "true")));

        [TestMethod]
        public async Task Method_MarkedByItself_IsCycleCode() =>
            Assert.AreEqual(1, await Count("NANO070", "class Sample { [CycleCode] object Tick() => new object(); object Boot() => new object(); }"));

        [TestMethod]
        public async Task NestedType_OfAMarkedType_IsCycleCode() =>
            Assert.AreEqual(1, await Count("NANO070", "[CycleCode] class Sample { class Inner { object Tick() => new object(); } }"));

        [TestMethod]
        public async Task BootCode_InAMarkedType_IsNotCycleCode() =>
            Assert.AreEqual(0, await Count("NANO070", "[CycleCode] class Sample { [BootCode] object Load() => new object(); [NotCycleCode] class Inner { object A() => new object(); } }"));

        [TestMethod]
        public async Task Property_InAMarkedType_IsCycleCodeExceptItsInitialiser() =>
            Assert.AreEqual(1, await Count("NANO070", "[CycleCode] class Sample { object Held { get; } = new object(); object Made => new object(); }"));

        [TestMethod]
        public async Task ApiLists_WhenNamed_AreTheOnlyOnes()
        {
            const string text = "class Sample { double Root(double x) => System.Math.Sqrt(x); }";
            Assert.AreEqual(0, await Count("NANO013", text));
            Assert.AreEqual(1, await Count("NANO013", text, ("build_property.NanoApiLists", "mscorlib;System.Threading")));
            Assert.AreEqual(0, await Count("NANO013", text, ("build_property.NanoApiLists", "mscorlib;system.math")));
        }

        [TestMethod]
        public async Task CheckForOverflow_AsAProjectOption_IsReported() =>
            Assert.AreEqual(1, (await AnalyzerRun.Diagnose("class Sample { }", checkOverflow: true)).Count(d => d.Id == "NANO030"));

        private static async Task<int> Count(string id, string text, params (string Key, string Value)[] settings)
        {
            var options = new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty, new Provider(settings.ToDictionary(s => s.Key, s => s.Value)));
            return (await AnalyzerRun.Diagnose(text, options: options)).Count(d => d.Id == id);
        }

        private sealed class Provider(Dictionary<string, string> settings) : AnalyzerConfigOptionsProvider
        {
            public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(settings);

            public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

            public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
        }

        private sealed class Options(Dictionary<string, string> settings) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => settings.TryGetValue(key, out value);
        }
    }
}
