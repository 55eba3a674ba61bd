using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Hal.Drivers.Tmc5160;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>The written C#, compiled with the board's language version and run, gives the settings that the file says.</summary>
    [TestClass]
    public sealed class SiteWriterTests
    {
        private const string OddText = "a \"quoted\" \\ back\nslash\r\t\0 {0} $ é€😀 \u2028 </x>";

        [TestMethod]
        public void Settings_OfEveryKey_CompileToWhatTheFileSays()
        {
            SiteFile site = SiteReader.Parse(SiteTexts.EveryKey, "rig.yaml");
            SiteSettings made = Make(site.Board, SiteWriter.Settings(site.Board, site.Settings));
            CollectionAssert.AreEqual(SiteTexts.Flat(site.Settings), SiteTexts.Flat(made));
        }

        [TestMethod]
        public void Settings_OfEveryBoardAndOddTexts_CompileToTheSame()
        {
            var settings = new SiteSettings { RigId = OddText, TimeServer = "" };
            settings.Broker.Host = OddText;
            settings.Broker.UserName = OddText;
            settings.Broker.CaCertificate = OddText;
            settings.Configuration.CellMicrovoltsMin = int.MinValue;
            settings.FrontEnd.Motion.Speed = int.MaxValue;
            foreach (SiteBoard board in SiteBoard.All)
            {
                CollectionAssert.AreEqual(SiteTexts.Flat(settings), SiteTexts.Flat(Make(board, SiteWriter.Settings(board, settings))), board.Name);
            }
        }

        [TestMethod]
        public void Settings_WithAPassword_HaveItFromItsOwnFileAlone()
        {
            var settings = new SiteSettings();
            settings.Broker.Password = "never in Site.cs";
            SiteBoard board = SiteBoard.All[0];
            string text = SiteWriter.Settings(board, settings);
            Assert.IsFalse(text.Contains("never in Site.cs", StringComparison.Ordinal));
            Assert.IsNull(Make(board, text).Broker.Password);
            Assert.AreEqual(OddText, Make(board, text, SiteWriter.Password(board, OddText)).Broker.Password);
        }

        [TestMethod]
        public void Settings_OfTheExamples_AreTheCommittedOnes()
        {
            foreach (SiteBoard board in SiteBoard.All)
            {
                string example = Path.Combine(SiteTexts.Examples, board.Name + ".yaml");
                string committed = File.ReadAllText(Path.Combine(board.FolderIn(Repository.Root), SiteFolder.SettingsFile));
                string right = SiteWriter.Settings(board, SiteReader.Read(example).Settings);
                Assert.AreEqual(right, committed, $"Site.cs of {board.Main} is not what ./rig site {example} --write gives; a rig's own settings are not to be committed.");
            }
        }

        private static SiteSettings Make(SiteBoard board, params string[] texts)
        {
            Type[] used = [typeof(SiteSettings), typeof(RigConfiguration), typeof(FrontEndSettings), typeof(Tmc5160Settings), typeof(Channel)];
            IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Site" + Guid.NewGuid().ToString("N"),
                texts.Select(text => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp9))),
                platform.Concat(used.Select(type => type.Assembly.Location)).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error));
            using var image = new MemoryStream();
            var result = compilation.Emit(image);
            Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
            Type site = Assembly.Load(image.ToArray()).GetType($"RigFirmware.App.Main.{board.Main}.Site", true)!;
            return (SiteSettings)site.GetMethod("Make")!.Invoke(null, null)!;
        }
    }
}
