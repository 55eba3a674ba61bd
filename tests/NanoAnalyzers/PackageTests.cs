using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>dotnet pack gives a package a project can use as an analyzer, and such a project is stopped by it.</summary>
    [TestClass]
    public sealed class PackageTests
    {
        private static string _folder = "";
        private static string _package = "";

        [ClassInitialize]
        public static void Pack(TestContext context)
        {
            _folder = Directory.CreateTempSubdirectory("nano-package-").FullName;
            string project = Path.Combine(Repository.Analyzers, "NanoAnalyzers.csproj");
            (int code, string output) = Dotnet(_folder, "pack", project, "-c", Configuration, "-o", _folder, "-m:1", "-nodeReuse:false");
            Assert.AreEqual(0, code, output);
            _package = Directory.GetFiles(_folder, "NanoAnalyzers.*.nupkg").Single();
        }

        [ClassCleanup]
        public static void Clean() => Directory.Delete(_folder, recursive: true);

        [TestMethod]
        public void Package_HoldsAnalyzerLayoutPagesAndNoLibrary()
        {
            using ZipArchive archive = ZipFile.OpenRead(_package);
            string[] entries = archive.Entries.Select(entry => entry.FullName).ToArray();
            Assert.Contains("analyzers/dotnet/cs/NanoAnalyzers.dll", entries);
            Assert.Contains("analyzers/dotnet/cs/NanoAnalyzers.CodeFixes.dll", entries);
            Assert.Contains("build/NanoAnalyzers.props", entries);
            Assert.Contains("README.md", entries);
            foreach (var rule in Rules.Descriptors) Assert.Contains("docs/" + rule.Id + ".md", entries);
            Assert.IsEmpty(entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal)));
            using var nuspec = new StreamReader(archive.Entries.Single(entry => entry.Name == "NanoAnalyzers.nuspec").Open());
            string text = nuspec.ReadToEnd();
            Assert.Contains("<developmentDependency>true</developmentDependency>", text);
            Assert.DoesNotContain("<dependency ", text);
        }

        [TestMethod]
        public void Project_ThatUsesThePackage_IsStoppedByItsRules()
        {
            string user = Directory.CreateDirectory(Path.Combine(_folder, "user")).FullName;
            string version = Path.GetFileNameWithoutExtension(_package)["NanoAnalyzers.".Length..];
            File.WriteAllText(Path.Combine(user, "User.csproj"),
                "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><LangVersion>9</LangVersion><NanoCycleCode>true</NanoCycleCode>"
                + "<RestorePackagesPath>" + Path.Combine(_folder, "restored") + "</RestorePackagesPath></PropertyGroup>"
                + "<ItemGroup><PackageReference Include=\"NanoAnalyzers\" Version=\"" + version + "\" PrivateAssets=\"all\" /></ItemGroup></Project>");
            // The package just made is the only source: no network, and no package of the same name from elsewhere.
            File.WriteAllText(Path.Combine(user, "nuget.config"),
                "<configuration><packageSources><clear /><add key=\"made\" value=\"" + _folder + "\" /></packageSources></configuration>");
            File.WriteAllText(Path.Combine(user, "User.cs"), "class User { int[,] _grid; object Tick() { return new object(); } }");
            (int code, string output) = Dotnet(user, "build", "User.csproj", "-m:1", "-nodeReuse:false");
            Assert.AreNotEqual(0, code, output);
            Assert.Contains("error NANO024", output);
            Assert.Contains("warning NANO070", output, "NanoCycleCode did not reach the analyzer: " + output);
        }

        private static string Configuration =>
            AppContext.BaseDirectory.Contains(Path.DirectorySeparatorChar + "Release" + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? "Release" : "Debug";

        private static (int Code, string Output) Dotnet(string folder, params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            using Process process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
    }
}
