using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.House.Projects;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    /// <summary>Board assemblies stay below what the metadata processor takes.</summary>
    [TestClass]
    public sealed class ByteCodeTests
    {
        // An argument, a call and a result dropped: 1 + 3 + 1 bytes on the board.
        private const string Call = "System.Math.Abs(x);";
        private const int CallBytes = 5;
        private const int ReturnBytes = 1;

        private static RepositoryTree Tree => RepositoryTree.Current;

        [TestMethod]
        public void ByteCode_ThisTree_HasRoomInEveryAssembly()
        {
            Finding.IsNone(ByteCodeCheck.Find(Tree, ByteCodeCheck.ReadBuilt));
        }

        [TestMethod]
        public void ByteCode_AssemblyAboveTheLimit_IsNamed()
        {
            byte[] large = Calls((ByteCodeCheck.MostBytes / CallBytes) + 1);
            IEnumerable<string> findings = ByteCodeCheck.Find(Tree, path => path.Contains("UnitSafety") ? large : Calls(1));
            StringAssert.StartsWith(findings.Single(), "tests/UnitSafety/UnitSafety.nfproj makes 54006 bytes of byte code");
        }

        [TestMethod]
        public void ByteCode_AssembliesJustBelowTheLimit_AreRight()
        {
            byte[] full = Calls((ByteCodeCheck.MostBytes - ReturnBytes) / CallBytes);
            Finding.IsNone(ByteCodeCheck.Find(Tree, _ => full));
        }

        [TestMethod]
        public void ByteCode_AssemblyNobodyBuilt_IsNamedWithItsProject()
        {
            IEnumerable<string> findings = ByteCodeCheck.Find(Tree, path => path.EndsWith("/RigFirmware.Core.dll") ? null : Calls(1));
            Assert.AreEqual("firmware/Core/bin/Release/net10.0/RigFirmware.Core.dll is not there to be measured; tests/House/House.csproj must refer to firmware/Core/Core.csproj.", findings.Single());
        }

        [TestMethod]
        [DataRow("int F(int x) => x;", 2, DisplayName = "none")]
        [DataRow("bool F(int x) => x == 3;", 5, DisplayName = "an operation of two bytes")]
        [DataRow("int F(int x) => System.Math.Abs(x);", 5, DisplayName = "method")]
        [DataRow("string F() => string.Empty;", 4, DisplayName = "field")]
        [DataRow("object F(int x) => x;", 5, DisplayName = "type")]
        [DataRow("string F() => \"a\";", 4, DisplayName = "string")]
        [DataRow("int F(int x) => x + 1000000;", 8, DisplayName = "number")]
        [DataRow("double F() => 2.5;", 10, DisplayName = "double")]
        [DataRow("int F(int x) { switch (x) { case 0: return 5; case 1: return 7; case 2: return 6; default: return 1; } }", 19, DisplayName = "switch of three")]
        [DataRow("void F() { try { System.GC.Collect(); } catch { } }", 22, DisplayName = "handler")]
        public void Of_Operands_HaveTheBoardsWidth(string member, int bytes)
        {
            Assert.AreEqual(bytes, Measure(Compile(member)));
        }

        [TestMethod]
        public void Of_LongBranch_HasTwoBytes()
        {
            const int Calls = 60;
            string member = $"void F(int x) {{ if (x > 0) {{ {string.Concat(Enumerable.Repeat(Call, Calls))} }} }}";
            Assert.AreEqual(1 + 1 + 3 + (Calls * CallBytes) + ReturnBytes, Measure(Compile(member)));
        }

        private static byte[] Calls(int count)
        {
            return Compile($"void F(int x) {{ {string.Concat(Enumerable.Repeat(Call, count))} }}");
        }

        private static int Measure(byte[] image)
        {
            using var assembly = new PEReader(new MemoryStream(image));
            return ByteCode.Of(assembly);
        }

        private static byte[] Compile(string member)
        {
            var compilation = CSharpCompilation.Create(
                "Sample",
                [CSharpSyntaxTree.ParseText($"static class Sample {{ static {member} }}")],
                [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
            using var image = new MemoryStream();
            EmitResult result = compilation.Emit(image);
            Assert.IsTrue(result.Success, string.Join("; ", result.Diagnostics));
            return image.ToArray();
        }
    }
}
