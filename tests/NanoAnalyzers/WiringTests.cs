using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Every board library's host build has the board's language and these rules.</summary>
    [TestClass]
    public sealed class WiringTests
    {
        /// <summary>The projects that share their sources with the board: those beside a list of sources.</summary>
        public static IEnumerable<object[]> BoardProjects =>
            new[] { "firmware", "hal" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.projitems", SearchOption.AllDirectories))
                .Select(list => Path.ChangeExtension(list, ".csproj"))
                .Where(File.Exists)
                .Select(project => new object[] { Path.GetRelativePath(Repository.Root, project) });

        [TestMethod]
        [DynamicData(nameof(BoardProjects))]
        public void HostBuild_OfABoardLibrary_RunsTheRulesUnderCSharp9(string project)
        {
            using JsonDocument told = Evaluate(Path.Combine(Repository.Root, project));
            Assert.AreEqual("9", told.RootElement.GetProperty("Properties").GetProperty("LangVersion").GetString());
            Assert.AreEqual("true", told.RootElement.GetProperty("Properties").GetProperty("TreatWarningsAsErrors").GetString());
            JsonElement[] analyzers = told.RootElement.GetProperty("Items").GetProperty("ProjectReference").EnumerateArray()
                .Where(item => item.GetProperty("Filename").GetString() == "NanoAnalyzers").ToArray();
            Assert.HasCount(1, analyzers, project + " does not reference the analyzer: set <BoardLibrary>true</BoardLibrary> in it.");
            Assert.AreEqual("Analyzer", analyzers[0].GetProperty("OutputItemType").GetString());
        }

        [TestMethod]
        public void Sources_OfTheBoard_DoNotSwitchARuleOffUnnamed()
        {
            string[] blanket = new[] { "firmware", "hal" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Where(file => File.ReadLines(file).Any(line => line.Trim() == "#pragma warning disable"))
                .ToArray();
            Assert.IsEmpty(blanket, "A pragma without ids switches every rule off: " + string.Join(", ", blanket));
        }

        private static JsonDocument Evaluate(string project)
        {
            var start = new ProcessStartInfo("dotnet", new[] { "msbuild", project, "-getProperty:LangVersion,TreatWarningsAsErrors", "-getItem:ProjectReference", "-nodeReuse:false" }) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, output);
            return JsonDocument.Parse(output);
        }
    }
}
