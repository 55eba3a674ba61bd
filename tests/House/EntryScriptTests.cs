using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;
using RigFirmware.Tests.House.EntryCommand;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    /// <summary>The script <c>./rig</c> before the CLI runs.</summary>
    [TestClass]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public sealed class EntryScriptTests
    {
        [TestMethod]
        public void Rig_WordsWithSpaces_ReachTheCliWhole()
        {
            using var clone = new FakeClone();
            Outcome outcome = clone.Run(["sim", "my scenario.json", "--out", "a * b", ""]);
            Assert.AreEqual("<sim><my scenario.json><--out><a * b><>", outcome.Output);
            Assert.AreEqual(0, outcome.ExitCode);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void Rig_ExitCodeOfTheCli_IsPassedOn(int code)
        {
            using var clone = new FakeClone();
            Assert.AreEqual(code, clone.Run(["doctor"], ("FAKE_EXIT", $"{code}")).ExitCode);
        }

        [TestMethod]
        public void Rig_Build_SpeaksOnStandardErrorOnly()
        {
            using var clone = new FakeClone();
            Outcome outcome = clone.Run(["doctor", "--json"]);
            Assert.AreEqual("<doctor><--json>", outcome.Output);
            StringAssert.Contains(outcome.Error, "building the tools");
        }

        [TestMethod]
        public void Rig_SecondStart_DoesNotBuild()
        {
            using var clone = new FakeClone();
            clone.Run(["doctor"]);
            Outcome second = clone.Run(["doctor"]);
            Assert.AreEqual(1, clone.Builds);
            Assert.AreEqual(string.Empty, second.Error);
        }

        [TestMethod]
        public void Rig_SourceAddedChangedOrRemoved_BuildsAgain()
        {
            using var clone = new FakeClone();
            clone.Run(["doctor"]);
            clone.Write("firmware/Core/Time.cs", "// changed, and of another length");
            clone.Run(["doctor"]);
            Assert.AreEqual(2, clone.Builds);
            clone.Write("tools/Rig/New.cs", "// new");
            clone.Run(["doctor"]);
            Assert.AreEqual(3, clone.Builds);
            clone.Remove("tools/Rig/New.cs");
            clone.Run(["doctor"]);
            Assert.AreEqual(4, clone.Builds);
        }

        [TestMethod]
        public void Rig_SourceReplacedByAnOlderOne_BuildsAgain()
        {
            using var clone = new FakeClone();
            clone.Run(["doctor"]);
            File.SetLastWriteTimeUtc(Path.Combine(clone.Root, "firmware/Core/Time.cs"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            clone.Run(["doctor"]);
            Assert.AreEqual(2, clone.Builds);
        }

        [TestMethod]
        public void Rig_FailedBuild_ShowsTheCompilerAndExitsOne()
        {
            using var clone = new FakeClone();
            Outcome outcome = clone.Run(["doctor"], ("FAKE_BUILD_FAILS", "1"));
            Assert.AreEqual(1, outcome.ExitCode);
            Assert.AreEqual(string.Empty, outcome.Output);
            StringAssert.Contains(outcome.Error, "the compiler speaks");
            Assert.AreEqual(0, clone.Run(["doctor"]).ExitCode);
            Assert.AreEqual(2, clone.Builds);
        }

        [TestMethod]
        public void Rig_Help_IsTheClisHelp()
        {
            using var clone = new FakeClone();
            Assert.AreEqual("<--help>", clone.Run(["help"]).Output);
            Assert.AreEqual("<sim><--help>", clone.Run(["help", "sim"]).Output);
        }

        [TestMethod]
        public void Rig_WithoutSdk_SaysSoInOneSentence()
        {
            using var clone = new FakeClone();
            Outcome outcome = clone.RunWithoutSdk("demo");
            Assert.AreEqual(1, outcome.ExitCode);
            Assert.AreEqual(string.Empty, outcome.Output);
            StringAssert.Contains(outcome.Error, "no .NET SDK was found; install the .NET 10 SDK");
            Assert.HasCount(1, outcome.Error.Trim().Split('\n'));
        }

        [TestMethod]
        public void Rig_WrongSdk_SaysWhichOneAndWhichIsRight()
        {
            using var clone = new FakeClone();
            Outcome outcome = clone.Run(["demo"], ("FAKE_SDK_WRONG", "1"));
            Assert.AreEqual(1, outcome.ExitCode);
            StringAssert.Contains(outcome.Error, "the .NET SDK found is 9.0.305, this project needs 10.0.100");
            Assert.HasCount(1, outcome.Error.Trim().Split('\n'));
            Assert.AreEqual(0, clone.Builds);
        }

        [TestMethod]
        public void Scripts_ShellCheck_FindsNothing()
        {
            if (PartProbe.FindCommand("shellcheck") is not { } shellCheck)
            {
                Assert.Inconclusive("shellcheck is not installed.");
                return;
            }

            string[] scripts = RepositoryTree.Current.Paths.Where(path => RepositoryTree.Current.Text(path).StartsWith("#!/usr/bin/env bash", StringComparison.Ordinal)
                    || RepositoryTree.Current.Text(path).StartsWith("#!/bin/sh", StringComparison.Ordinal))
                .Select(path => Path.Combine(RepositoryTree.Root, path)).ToArray();
            Assert.AreEqual(string.Empty, Shell.Capture(shellCheck, scripts));
        }
    }
}
