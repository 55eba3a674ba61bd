using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>The system's Chromium, found and started so that it calls nobody.</summary>
    public static class Chromium
    {
        private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

        /// <summary>How to start it; fails the test with one sentence, or skips it when RIG_SKIP names chromium.</summary>
        public static BrowserTypeLaunchOptions LaunchOptions()
        {
            string? path = Find();
            if (path == null)
            {
                const string Missing = "Chromium was not found on PATH: install it (Debian and Ubuntu: apt-get install chromium), or set RIG_SKIP=chromium to go without the browser's tests.";
                if (SkippedParts().Contains("chromium"))
                {
                    Assert.Inconclusive("Chromium was not found, and RIG_SKIP names it.");
                }

                Assert.Fail(Missing);
            }

            var arguments = new List<string>
            {
                "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
            };
            if (Environment.UserName == "root")
            {
                // Chromium's sandbox refuses to start for root.
                arguments.Add("--no-sandbox");
            }

            return new BrowserTypeLaunchOptions { ExecutablePath = path, Args = arguments };
        }

        private static string? Find()
        {
            IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin");
            string ending = OperatingSystem.IsWindows() ? ".exe" : "";
            return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
        }

        private static IEnumerable<string> SkippedParts()
        {
            return (Environment.GetEnvironmentVariable("RIG_SKIP") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
