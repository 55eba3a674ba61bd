using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.House.Texts;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    [TestClass]
    public sealed class TextTests
    {
        private static RepositoryTree Tree => RepositoryTree.Current;

        [TestMethod]
        public void TopLevel_ThisTree_HoldsOnlyTheHouse()
        {
            Finding.IsNone(TopLevelCheck.Find(Tree));
        }

        [TestMethod]
        public void TopLevel_FolderTooMany_IsNamed()
        {
            Finding.Names("docs/", TopLevelCheck.Find(Tree.With("docs/guide.md", "\n")));
        }

        [TestMethod]
        public void TopLevel_MissingFile_IsNamed()
        {
            Finding.Names("LICENSE", TopLevelCheck.Find(Tree.Without("LICENSE")));
        }

        [TestMethod]
        public void Words_ThisTree_AreClean()
        {
            Finding.IsNone(WordCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("// TO" + "DO: later")]
        [DataRow("It is enough for " + "now.")]
        [DataRow("throw new NotImplemented" + "Exception();")]
        [DataRow("see /wo" + "rk/main/rig")]
        [DataRow("see /ro" + "ot/.nuget")]
        [DataRow("see /home/" + "ada/rig")]
        [DataRow(@"see C:\Us" + @"ers\ada")]
        [DataRow("https://registry.npm" + "js.org/uplot")]
        [DataRow("\"resol" + "ved\": \"x\"")]
        public void Words_Forbidden_AreNamed(string text)
        {
            Finding.Names("tools/Rig/Notes.md", WordCheck.Find(Tree.With("tools/Rig/Notes.md", text + "\n")));
        }

        [TestMethod]
        public void Links_ThisTree_LeadSomewhere()
        {
            Finding.IsNone(LinkCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("[gone](gone.md)")]
        [DataRow("[heading](README.md#no-such-heading)")]
        [DataRow("![picture](pictures/gone.png)")]
        public void Links_ThatLeadNowhere_AreNamed(string text)
        {
            Finding.Names("tools/Broken.md", LinkCheck.Find(Tree.With("tools/Broken.md", text + "\n")));
        }

        [TestMethod]
        public void CommandLines_ThisTree_Exist()
        {
            Finding.IsNone(CommandLineCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("./rig dance", "no verb 'dance'")]
        [DataRow("./rig doctor --loudly", "no option '--loudly'")]
        public void CommandLines_ThatDoNotExist_AreNamed(string command, string words)
        {
            Finding.Names(words, CommandLineCheck.Find(Tree.With("README.md", $"Run `{command}`.\n")));
        }

        [TestMethod]
        public void Changelog_ThisTree_HasTheForm()
        {
            Finding.IsNone(ChangelogCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("## [1.0.0] - 2026-01-01\n### Added\n- x\n", "[Unreleased]")]
        [DataRow("## [Unreleased]\n### News\n- x\n", "News")]
        [DataRow("## [Unreleased]\n### Added\n", "no entry")]
        [DataRow("## [Unreleased]\n### Added\n- x\n## 1.0\n", "1.0")]
        public void Changelog_BrokenForm_IsNamed(string text, string words)
        {
            Finding.Names(words, ChangelogCheck.Find(Tree.With("CHANGELOG.md", text)));
        }

        [TestMethod]
        public void LineEnds_ThisTree_AreLf()
        {
            Finding.IsNone(LineEndCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("a\r\nb\r\n")]
        [DataRow("no line end")]
        public void LineEnds_Wrong_AreNamed(string text)
        {
            Finding.Names("tools/Text.md", LineEndCheck.Find(Tree.With("tools/Text.md", text)));
        }

        [TestMethod]
        public void RunBits_EveryScript_IsSet()
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Inconclusive("Windows has no run bits.");
                return;
            }

            const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            List<string> scripts = Tree.Paths.Where(path => Tree.Text(path).StartsWith("#!", StringComparison.Ordinal)).ToList();
            CollectionAssert.IsSubsetOf(new[] { "rig", ".ci/run" }, scripts);
            foreach (string path in scripts)
            {
                UnixFileMode mode = File.GetUnixFileMode(Path.Combine(RepositoryTree.Root, path));
                Assert.AreEqual(AnyExecute, mode & AnyExecute, $"{path} cannot be run by everybody: its run bits are missing.");
            }
        }
    }
}
