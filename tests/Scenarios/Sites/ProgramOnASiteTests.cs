using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary><c>./rig program</c> with the file of the rig that is to run it.</summary>
    [TestClass]
    [DoNotParallelize]
    public sealed class ProgramOnASiteTests
    {
        private const string Program = "program: up\nsteps:\n  - charge: 0.1 C\n    until: any cell >= 4.1 V\n";
        private readonly string _folder = Directory.CreateTempSubdirectory("rig-site-").FullName;

        [TestCleanup]
        public void RemoveFolder()
        {
            Directory.Delete(_folder, true);
        }

        [TestMethod]
        public async Task Check_WindowOfTheRig_DecidesWhatItTakes()
        {
            Assert.AreEqual(ExitCode.Done, (await CheckAsync(Shipped())).Exit);
            (int exit, string error) = await CheckAsync(SiteTexts.EveryKey);
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            Assert.Contains("up.yaml:4: ", error);
            Assert.Contains("3.9 V", error);
        }

        [TestMethod]
        public async Task Check_ProgramThatAsksForAWiderRig_IsHeldToTheRealOne()
        {
            string wide = "rig: { cellMax: 4.6 V }\n" + Program.Replace("4.1 V", "4.5 V");
            Assert.AreEqual(ExitCode.Done, (await CheckAsync(null, wide)).Exit);
            (int exit, string error) = await CheckAsync(Shipped(), wide);
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            Assert.Contains("4.3 V", error);
        }

        [TestMethod]
        public async Task Check_BadFileOfARig_IsToldWithItsOwnLine()
        {
            (int exit, string error) = await CheckAsync(SiteTexts.EveryKey.Replace("cells: 3", "cells: 0"));
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            Assert.Contains("rig.yaml:9: 'cells' is '0'", error);
        }

        private static string Shipped()
        {
            return File.ReadAllText(Path.Combine(SiteTexts.Examples, "esp32-s3.yaml"));
        }

        private async Task<(int Exit, string Error)> CheckAsync(string? site, string program = Program)
        {
            string path = Path.Combine(_folder, "up.yaml");
            string rig = Path.Combine(_folder, "rig.yaml");
            File.WriteAllText(path, program);
            File.WriteAllText(rig, site);
            using var error = new StringWriter();
            (TextWriter outBefore, TextWriter errorBefore) = (Console.Out, Console.Error);
            Console.SetOut(TextWriter.Null);
            Console.SetError(error);
            try
            {
                string[] call = ["program", "check", path, .. site is null ? Array.Empty<string>() : ["--site", rig]];
                return (await RigFirmware.Rig.Program.Main(call), error.ToString());
            }
            finally
            {
                Console.SetOut(outBefore);
                Console.SetError(errorBefore);
            }
        }
    }
}
