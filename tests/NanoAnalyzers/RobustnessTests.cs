using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>An editor runs the rules on text that is being written: no rule may throw on it.</summary>
    [TestClass]
    public sealed class RobustnessTests
    {
        private const int Cuts = 12;

        public static IEnumerable<object[]> Ids => Rules.Ids;

        [TestMethod]
        [DynamicData(nameof(Ids))]
        public async Task Rules_OnTextCutAnywhere_DoNotThrow(string id)
        {
            foreach (string file in new[] { "Fires.cs", "Silent.cs" })
            {
                string text = File.ReadAllText(Path.Combine(Repository.Samples, id, file));
                if (text.Length > 5000) continue;
                foreach (int length in Enumerable.Range(1, Cuts).Select(part => text.Length * part / (Cuts + 1)))
                {
                    await AnalyzerRun.Run(AnalyzerRun.Compile(text[..length]));
                }
            }
        }

        [TestMethod]
        public async Task Rules_OnCodeThatNestsDeeply_ComeToAnEnd()
        {
            // Each local is calculated from the one before: the question "is this proved?" must not double at every step.
            string steps = string.Concat(Enumerable.Range(1, 60).Select(i => "double d" + i + " = d" + (i - 1) + " * d" + (i - 1) + "; if (d" + i + " > 3) d" + i + " = d" + (i - 1) + ";\n"));
            var found = await AnalyzerRun.Diagnose("class Sample { double Run(double d0) { " + steps + " return 1 / d60; } }");
            Assert.IsNotEmpty(found);
        }

        [TestMethod]
        public async Task Rules_OnMethodsThatCallEachOther_ComeToAnEnd()
        {
            var found = await AnalyzerRun.Diagnose("class Sample { static int _a = A(1); static int A(int x) => B(x) + A(x - 1); static int B(int x) => A(x) / x; System.Threading.Thread _t = new System.Threading.Thread(Loop); static void Loop() { Loop(); } }");
            Assert.IsNotEmpty(found);
        }
    }
}
