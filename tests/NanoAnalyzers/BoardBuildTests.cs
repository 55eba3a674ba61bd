using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>In a build against the board's own assemblies a library without a list has what it has; on the host it does not exist.</summary>
    [TestClass]
    public sealed class BoardBuildTests
    {
        // As much of a core library as the sample needs; SpanByte is what tells nanoFramework's from others.
        private const string CoreLibrary = @"
namespace System
{
    public class Object { public virtual bool Equals(object o) => false; public virtual int GetHashCode() => 0; public virtual string ToString() => null; }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public abstract class Array { }
    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public class Attribute { }
    public class Exception { }
    public sealed class String { }
    public struct Void { }
    public struct Boolean { }
    public struct Int32 { }
    public struct IntPtr { }
    public struct SpanByte { }
    public static class Math { public static int NotListed(int x) => x; }
}";

        private const string Library = "namespace Iot.Device { public static class Chip { public static int Read() => 1; } }";

        private const string Sample = "class Sample { int A() => Iot.Device.Chip.Read(); }";

        [TestMethod]
        public async Task Member_OfAListedAssemblyThatHasNoSuchLine_IsReported()
        {
            MetadataReference core = Build("mscorlib", CoreLibrary);
            string[] found = await Diagnose("class Sample { int A() => System.Math.NotListed(1); }", core);
            CollectionAssert.AreEqual(new[] { "NANO013" }, found);
        }

        [TestMethod]
        public async Task Member_OfALibraryWithoutAList_ExistsInABoardBuild()
        {
            MetadataReference core = Build("mscorlib", CoreLibrary);
            Assert.IsEmpty(await Diagnose(Sample, core, Build("nanoFramework.Iot.Chip", Library, core)));
        }

        [TestMethod]
        public async Task Member_OfALibraryWithoutAList_DoesNotExistInAHostBuild()
        {
            MetadataReference[] host = AnalyzerRun.Compile("").References.ToArray();
            string[] found = await Diagnose(Sample, host.Append(Build("nanoFramework.Iot.Chip", Library, host)).ToArray());
            CollectionAssert.AreEqual(new[] { "NANO013" }, found);
        }

        private static async Task<string[]> Diagnose(string text, params MetadataReference[] references) =>
            (await AnalyzerRun.Run(Compilation("Sample", text, references))).Select(d => d.Id).ToArray();

        private static MetadataReference Build(string name, string text, params MetadataReference[] references)
        {
            using var image = new MemoryStream();
            var result = Compilation(name, text, references).Emit(image);
            Assert.IsTrue(result.Success, string.Join("; ", result.Diagnostics));
            return MetadataReference.CreateFromImage(image.ToArray());
        }

        private static CSharpCompilation Compilation(string name, string text, IEnumerable<MetadataReference> references) =>
            CSharpCompilation.Create(
                name,
                new[] { CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp9)) },
                references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
