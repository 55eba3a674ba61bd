using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig;
using RigFirmware.Rig.Commands;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Testing;
using RigFirmware.Tests.House.EntryCommand;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    /// <summary>The CLI's own verbs, as a person or a script sees them.</summary>
    [TestClass]
    public sealed class CommandLineTests
    {
        [TestMethod]
        [DataRow("dance", "There is no verb or option 'dance'")]
        [DataRow("doctor --loudly", "--loudly")]
        [DataRow("test no-such-suite", "There is no suite 'no-such-suite'; the suites are ")]
        public async Task Main_WrongCall_ExitsTwoWithOneSentence(string call, string words)
        {
            Outcome outcome = await RunAsync(call);
            Assert.AreEqual(ExitCode.WrongCall, outcome.ExitCode);
            Assert.AreEqual(string.Empty, outcome.Output);
            StringAssert.Contains(outcome.Error, words);
            Assert.HasCount(1, outcome.Error.Trim().Split('\n'));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("--help")]
        public async Task Main_Help_NamesEveryVerb(string call)
        {
            Outcome outcome = await RunAsync(call);
            Assert.AreEqual(ExitCode.Done, outcome.ExitCode);
            foreach (System.CommandLine.Command verb in Program.CreateRoot().Subcommands)
            {
                StringAssert.Contains(outcome.Output, verb.Name);
                Assert.IsFalse(string.IsNullOrWhiteSpace(verb.Description), $"The verb {verb.Name} has no description.");
            }
        }

        [TestMethod]
        public void Verbs_EachOne_IsAFileOfItsNameInCommands()
        {
            foreach (System.CommandLine.Command verb in Program.CreateRoot().Subcommands)
            {
                string name = string.Concat(verb.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
                Assert.IsTrue(RepositoryTree.Current.Has($"tools/Rig/Commands/{name}Command.cs"), $"The verb {verb.Name} has no {name}Command.cs.");
            }
        }

        [TestMethod]
        public void Verbs_EachOne_StandsInTheGuideToTheTools()
        {
            string guide = RepositoryTree.Current.Text("tools/README.md");
            Finding.IsNone(Program.CreateRoot().Subcommands.Where(verb => !guide.Contains($"`./rig {verb.Name}", StringComparison.Ordinal))
                .Select(verb => $"tools/README.md does not name ./rig {verb.Name}."));
        }

        [TestMethod]
        public async Task Doctor_Json_IsOneDocumentWithEveryPart()
        {
            Outcome outcome = await RunAsync("doctor --json");
            using JsonDocument document = JsonDocument.Parse(outcome.Output);
            List<JsonElement> parts = document.RootElement.GetProperty("parts").EnumerateArray().ToList();
            CollectionAssert.IsSubsetOf(PartList.All.Select(part => part.Name).ToList(), parts.Select(part => part.GetProperty("name").GetString()).ToList());
            foreach (JsonElement part in parts.Where(part => part.GetProperty("isFound").GetBoolean()))
            {
                Assert.IsFalse(string.IsNullOrEmpty(part.GetProperty("location").GetString()), $"{part} is found nowhere.");
            }

            bool isReady = document.RootElement.GetProperty("isReadyForDemo").GetBoolean() && document.RootElement.GetProperty("isReadyForTest").GetBoolean();
            Assert.AreEqual(isReady ? ExitCode.Done : ExitCode.WorkFailed, outcome.ExitCode);
        }

        [TestMethod]
        public void Parts_EveryRow_CanBeInstalledOnDebian()
        {
            foreach (Part part in PartList.All)
            {
                Assert.IsTrue(part.AptPackages.Count > 0 || part.DotnetTool != null, $"{part.Name} has neither a Debian package nor a .NET tool.");
                Assert.IsTrue(part.Kind == PartKind.Library || part.VersionArguments != null, $"{part.Name} does not say how it prints its version.");
            }
        }

        [TestMethod]
        public void Parts_EveryNeed_IsAVerbOrASuite()
        {
            List<string> verbs = Program.CreateRoot().Subcommands.Select(verb => verb.Name).ToList();
            List<string> suites = TestSuite.FindAll(RepositoryTree.Root).Select(suite => $"test:{suite.Name}").ToList();
            string[] parts = ["demo:page", "board"];
            List<string> needs = PartList.All.SelectMany(part => part.NeededBy).Distinct().ToList();
            Finding.IsNone(needs.Except(verbs).Except(suites).Except(parts).Select(need => $"parts.csv: nothing is called '{need}'."));
        }

        [TestMethod]
        public void Parts_OfAVerbWithoutNeeds_AreNone()
        {
            Assert.IsEmpty(PartList.NeededBy("sim"));
        }

        [TestMethod]
        [DataRow("mosquitto,command:mosquitto,-h")]
        [DataRow("a,command:a,-,a,a,a,a,demo,purpose,more")]
        public void PartListReadRow_WrongNumberOfFields_SaysHowManyAreRight(string row)
        {
            StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => PartList.ReadRow(row)).Message, "9 are right");
        }

        [TestMethod]
        public void PartProbe_MissingPart_IsNotFound()
        {
            Part part = PartList.ReadRow("nothing,command:no-such-command-anywhere,--version,nothing,-,-,-,demo,nothing");
            Assert.IsFalse(PartProbe.IsFound(part));
            Assert.IsNull(PartProbe.Version(part));
            Part library = PartList.ReadRow("nothing,library:libno-such-library.so.9|no.dylib,-,nothing,-,-,-,demo,nothing");
            Assert.IsFalse(PartProbe.IsFound(library));
        }

        [TestMethod]
        public void TrxFile_PassedFailedSkipped_AreCounted()
        {
            SuiteResult result = ReadTrx(0, ("A", "Passed", ""), ("B", "Failed", "boom"), ("C", "NotExecuted", "no browser"), ("D", "Timeout", ""));
            Assert.AreEqual(1, result.Passed);
            Assert.AreEqual(2, result.Failed);
            Assert.AreEqual("no browser", result.Skipped.Single().Reason);
        }

        [TestMethod]
        public void TrxFile_SuiteBrokeOff_IsAFailure()
        {
            Assert.AreEqual(1, ReadTrx(134, ("A", "Passed", "")).Failed);
            Assert.AreEqual(1, TrxFile.Read("unit", Path.Combine(Path.GetTempPath(), "no-such-file.trx"), 0, 1).Failed);
        }

        [TestMethod]
        public void TrxFile_NoTestFound_IsAFailure()
        {
            Assert.AreEqual(1, ReadTrx(0).Failed);
        }

        [TestMethod]
        public void ClosingLine_SeveralSuites_IsTheirSum()
        {
            SuiteResult[] results = [new("unit", 3, 0, [], 1), new("house", 4, 1, [new SkippedTest("a", "b")], 1)];
            Assert.AreEqual("7 passed, 1 failed, 1 skipped", TestCommand.ClosingLine(results));
        }

        [TestMethod]
        public void ExitCodeOf_NothingRun_IsAFailure()
        {
            Assert.AreEqual(ExitCode.WorkFailed, TestCommand.ExitCodeOf([]));
            Assert.AreEqual(ExitCode.WorkFailed, TestCommand.ExitCodeOf([new("unit", 0, 0, [new SkippedTest("a", "b")], 1)]));
            Assert.AreEqual(ExitCode.WorkFailed, TestCommand.ExitCodeOf([new("unit", 9, 1, [], 1)]));
            Assert.AreEqual(ExitCode.Done, TestCommand.ExitCodeOf([new("unit", 9, 0, [], 1)]));
        }

        private static SuiteResult ReadTrx(int exitCode, params (string Name, string Outcome, string Message)[] tests)
        {
            string path = Path.GetTempFileName();
            File.WriteAllText(path, $"""
                <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
                {string.Join('\n', tests.Select(test => $"<UnitTestResult testName=\"{test.Name}\" outcome=\"{test.Outcome}\"><Output><ErrorInfo><Message>{test.Message}</Message></ErrorInfo></Output></UnitTestResult>"))}
                </Results></TestRun>
                """);
            try
            {
                return TrxFile.Read("unit", path, exitCode, 1);
            }
            finally
            {
                File.Delete(path);
            }
        }

        // The CLI as a process of its own: what it prints is what a person sees.
        private static async Task<Outcome> RunAsync(string call)
        {
            string cli = Path.Combine(AppContext.BaseDirectory, "rig.dll");
            var start = new System.Diagnostics.ProcessStartInfo("dotnet", [cli, .. call.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new Outcome(process.ExitCode, output, await error);
        }
    }
}
