using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.House
{
    /// <summary>What happens when a part of the system is missing, on a path that holds nothing but what a test puts there.</summary>
    [TestClass]
    [DoNotParallelize]
    [OSCondition(OperatingSystems.Linux)]
    public sealed class PartsTests
    {
        private const string Need = "test:hardware";
        private static readonly string[] Settings = ["PATH", "RIG_SKIP", "CI"];

        private readonly string _folder = Directory.CreateTempSubdirectory("rig-parts-").FullName;
        private readonly string?[] _before = Array.ConvertAll(Settings, Environment.GetEnvironmentVariable);

        [TestInitialize]
        public void Begin()
        {
            foreach (string tool in new[] { "env", "touch", "chmod", "bash" })
            {
                File.CreateSymbolicLink(Path.Combine(_folder, tool), PartProbe.FindCommand(tool)!);
            }

            Put("sudo", "while [[ $1 == --* ]]; do shift; done; exec \"$@\"");
            Environment.SetEnvironmentVariable("PATH", _folder);
            Environment.SetEnvironmentVariable("RIG_SKIP", null);
            Environment.SetEnvironmentVariable("CI", "true");
        }

        [TestCleanup]
        public void End()
        {
            for (int index = 0; index < Settings.Length; index++)
            {
                Environment.SetEnvironmentVariable(Settings[index], _before[index]);
            }

            Directory.Delete(_folder, recursive: true);
        }

        [TestMethod]
        public void Ensure_NoPackageManager_NamesThePartAndTheWayWithout()
        {
            string message = Refusal();
            StringAssert.Contains(message, "Missing: ngspice (circuit simulator of the hardware decks)");
            StringAssert.Contains(message, "RIG_SKIP=ngspice goes on without");
        }

        [TestMethod]
        public void Ensure_SkippedPart_IsNotAskedFor()
        {
            Environment.SetEnvironmentVariable("RIG_SKIP", "chromium,ngspice");
            Parts.Ensure(Need);
        }

        [TestMethod]
        public void Ensure_WithApt_UpdatesAndInstallsWithoutAQuestion()
        {
            PutApt("touch \"$DIR/ngspice\"; chmod +x \"$DIR/ngspice\"");
            Parts.Ensure(Need);
            string[] calls = File.ReadAllLines(Path.Combine(_folder, "log"));
            Assert.HasCount(2, calls);
            Assert.EndsWith("update", calls[0]);
            Assert.EndsWith("install --yes --no-install-recommends ngspice", calls[1]);
        }

        [TestMethod]
        public void Ensure_AptFails_SaysWhichCallFailed()
        {
            PutApt("exit 100");
            StringAssert.Contains(Refusal(), "failed with exit code 100; its messages are above");
        }

        [TestMethod]
        public void Ensure_AptInstallsNothing_SaysWhatIsStillMissing()
        {
            PutApt("exit 0");
            StringAssert.Contains(Refusal(), "Still missing: ngspice");
        }

        private static string Refusal()
        {
            return Assert.ThrowsExactly<InvalidOperationException>(() => Parts.Ensure(Need)).Message;
        }

        private void PutApt(string onInstall)
        {
            Put("apt-get", $"DIR='{_folder}'; echo \"$*\" >>\"$DIR/log\"; if [[ \" $* \" == *' install '* ]]; then {onInstall}; fi");
            Put("apt-cache", "echo '  Candidate: 1'");
        }

        private void Put(string name, string script)
        {
            string path = Path.Combine(_folder, name);
            File.WriteAllText(path, $"#!{_folder}/bash\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
