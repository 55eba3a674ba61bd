using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig;
using RigFirmware.Rig.Commands;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>The verb as a person sees it: what it prints, what it leaves in the clone, and where the password goes.</summary>
    [TestClass]
    [DoNotParallelize]
    public sealed class SiteCommandTests
    {
        private const string Secret = "correct \"horse\"";
        private readonly string _root = Directory.CreateTempSubdirectory("rig-site-").FullName;

        private string Folder => Path.Combine(_root, "firmware", "App", "Main", "Esp32Psram");

        [TestInitialize]
        public void MakeClone()
        {
            Directory.CreateDirectory(Folder);
        }

        [TestCleanup]
        public void RemoveClone()
        {
            Directory.Delete(_root, true);
        }

        [TestMethod]
        public void Run_GoodFile_WritesNothingUnlessAsked()
        {
            (int exit, string output, string error) = Run(SiteTexts.EveryKey, writes: false);
            Assert.AreEqual(ExitCode.Done, exit, error);
            Assert.Contains("good; bench_7-A on esp32-psram, 3 cells of 2 to 3.9 V, at most 2.5 mA.", output);
            Assert.IsEmpty(Directory.GetFiles(Folder));
        }

        [TestMethod]
        public void Run_Write_LeavesTheWholeFileAndNothingElse()
        {
            File.WriteAllText(Path.Combine(Folder, "Site.cs"), "of another rig");
            (int exit, string output, string error) = Run(SiteTexts.EveryKey);
            Assert.AreEqual(ExitCode.Done, exit, error);
            Assert.Contains($"Wrote {Path.Combine("firmware", "App", "Main", "Esp32Psram", "Site.cs")}.", output);
            SiteFile site = SiteReader.Parse(SiteTexts.EveryKey, "rig.yaml");
            Assert.AreEqual(SiteWriter.Settings(site.Board, site.Settings), File.ReadAllText(Path.Combine(Folder, "Site.cs")));
            CollectionAssert.AreEqual(new[] { "Site.cs" }, Files());
        }

        [TestMethod]
        public void Run_WriteOfABadFile_FailsAndLeavesTheSettingsThatWere()
        {
            File.WriteAllText(Path.Combine(Folder, "Site.cs"), "of another rig");
            File.WriteAllText(Path.Combine(Folder, "SitePassword.cs"), "of another rig");
            (int exit, string output, string error) = Run(SiteTexts.EveryKey.Replace("cells: 3", "cells: 0"));
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            Assert.AreEqual(string.Empty, output);
            Assert.Contains("rig.yaml:9: 'cells' is '0'; write a whole number from 1 to 12.", error);
            Assert.AreEqual("of another rig", File.ReadAllText(Path.Combine(Folder, "Site.cs")));
            Assert.AreEqual("of another rig", File.ReadAllText(Path.Combine(Folder, "SitePassword.cs")));
        }

        [TestMethod]
        public void Run_UserWithTls_HasThePasswordInItsOwnFileAlone()
        {
            (int exit, string output, string error) = Run(WithUser(Certificate()), password: Secret);
            Assert.AreEqual(ExitCode.Done, exit, error);
            CollectionAssert.AreEqual(new[] { "Site.cs", "SitePassword.cs" }, Files());
            string settings = File.ReadAllText(Path.Combine(Folder, "Site.cs"));
            Assert.Contains("broker.UserName = \"bench7\";", settings);
            Assert.Contains("broker.CaCertificate = \"-----BEGIN CERTIFICATE-----\\n", settings);
            Assert.DoesNotContain("horse", settings + output + error);
            Assert.Contains("horse", File.ReadAllText(Path.Combine(Folder, "SitePassword.cs")));
            if (!OperatingSystem.IsWindows())
            {
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "SitePassword.cs")));
            }
        }

        [TestMethod]
        public void Run_RigWithoutAUser_TakesThePasswordOfTheOneBeforeAway()
        {
            Assert.AreEqual(ExitCode.Done, Run(WithUser(Certificate()), password: Secret).Exit);
            Assert.AreEqual(ExitCode.Done, Run(SiteTexts.EveryKey, password: Secret).Exit);
            CollectionAssert.AreEqual(new[] { "Site.cs" }, Files());
        }

        [TestMethod]
        [DataRow(null, "RIG_SITE_PASSWORD is not set")]
        [DataRow("", "RIG_SITE_PASSWORD is not set")]
        [DataRow("correct\nhorse", "what RIG_SITE_PASSWORD holds cannot be a password")]
        public void Run_UserWithoutAGoodPassword_WritesNothing(string? password, string reason)
        {
            (int exit, string output, string error) = Run(WithUser(Certificate()), password: password);
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            Assert.Contains(reason, error);
            Assert.DoesNotContain("horse", output + error);
            Assert.IsEmpty(Files());
        }

        [TestMethod]
        public void Run_CheckOfARigWithAUser_NeedsNoPassword()
        {
            (int exit, _, string error) = Run(WithUser(Certificate()), writes: false);
            Assert.AreEqual(ExitCode.Done, exit, error);
        }

        [TestMethod]
        public void Run_CertificateThatIsNone_IsRefusedWithItsLine()
        {
            string good = Certificate();
            string key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
            AssertRefused("no text of a certificate", "holds no certificate");
            AssertRefused("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "holds no certificate");
            AssertRefused(good + good, "holds 2 certificates");
            AssertRefused(good + key, "holds a private key");
            AssertRefused(Certificate(-1), "ended on ");
            AssertRefused(good + new string('#', 20000), "is larger than 16384 bytes");
        }

        [TestMethod]
        public void Run_Json_IsOneDocument()
        {
            (int exit, string output, _) = Run(SiteTexts.EveryKey.Replace("cells: 3", "cells: 0"), json: true);
            Assert.AreEqual(ExitCode.WorkFailed, exit);
            JsonElement problem = JsonDocument.Parse(output).RootElement.GetProperty("problems").EnumerateArray().Single();
            Assert.AreEqual(9, problem.GetProperty("line").GetInt32());
            (exit, output, _) = Run(SiteTexts.EveryKey, json: true);
            Assert.AreEqual(ExitCode.Done, exit);
            JsonElement good = JsonDocument.Parse(output).RootElement;
            Assert.IsTrue(good.GetProperty("isGood").GetBoolean());
            Assert.AreEqual(1, good.GetProperty("written").GetArrayLength());
        }

        [TestMethod]
        public void Run_NoSuchFile_SaysSo()
        {
            using var error = new StringWriter();
            TextWriter before = Console.Error;
            Console.SetError(error);
            try
            {
                Assert.AreEqual(ExitCode.WorkFailed, SiteCommand.Run(Path.Combine(_root, "none.yaml"), true, false, _root, null));
            }
            finally
            {
                Console.SetError(before);
            }

            Assert.Contains("there is no such file; give the path of a rig's YAML file", error.ToString());
        }

        private void AssertRefused(string certificate, string reason)
        {
            (int exit, _, string error) = Run(WithUser(certificate), password: Secret);
            Assert.AreEqual(ExitCode.WorkFailed, exit, reason);
            Assert.Contains(reason, error);
            Assert.Contains("rig.yaml:7: ", error);
            Assert.IsEmpty(Files());
        }

        private string WithUser(string certificate)
        {
            File.WriteAllText(Path.Combine(_root, "ca.pem"), certificate);
            return SiteTexts.EveryKey.Replace("caCertificate: none", "caCertificate: ca.pem\n  user: bench7");
        }

        private static string Certificate(int endsInDays = 30)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=lab", key, HashAlgorithmName.SHA256);
            DateTimeOffset end = DateTimeOffset.UtcNow.AddDays(endsInDays);
            using X509Certificate2 certificate = request.CreateSelfSigned(end.AddDays(-60), end);
            return certificate.ExportCertificatePem() + "\n";
        }

        private string[] Files()
        {
            return [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        }

        private (int Exit, string Output, string Error) Run(string text, bool writes = true, bool json = false, string? password = null)
        {
            string path = Path.Combine(_root, "rig.yaml");
            File.WriteAllText(path, text);
            using var output = new StringWriter();
            using var error = new StringWriter();
            (TextWriter outBefore, TextWriter errorBefore) = (Console.Out, Console.Error);
            Console.SetOut(output);
            Console.SetError(error);
            try
            {
                return (SiteCommand.Run(path, writes, json, _root, password), output.ToString(), error.ToString());
            }
            finally
            {
                Console.SetOut(outBefore);
                Console.SetError(errorBefore);
            }
        }
    }
}
