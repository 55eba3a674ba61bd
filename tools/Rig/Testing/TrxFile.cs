using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace RigFirmware.Rig.Testing
{
    /// <summary>Reads a suite's result file (.trx) as the test platform writes it.</summary>
    public static class TrxFile
    {
        private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

        /// <summary>
        /// Counts a run. An exit code that is not 0 without a failed test, no result at all, or a suite without a test, means that
        /// something broke: that is one failure, never a pass. With a filter a suite may be empty.
        /// </summary>
        public static SuiteResult Read(string suite, string path, int exitCode, double seconds, bool mayBeEmpty = false)
        {
            if (!File.Exists(path))
            {
                return new SuiteResult(suite, 0, 1, [], seconds);
            }

            List<XElement> results = XElement.Load(path).Descendants(Trx + "UnitTestResult")
                .Where(result => result.Element(Trx + "InnerResults") == null).ToList();
            int passed = results.Count(result => Outcome(result) == "Passed");
            List<SkippedTest> skipped = results.Where(result => Outcome(result) == "NotExecuted")
                .Select(result => new SkippedTest((string)result.Attribute("testName")!, Reason(result))).ToList();
            int failed = results.Count - passed - skipped.Count;
            bool broke = failed == 0 && (exitCode != 0 || (results.Count == 0 && !mayBeEmpty));
            return new SuiteResult(suite, passed, broke ? 1 : failed, skipped, seconds);
        }

        /// <summary>The name of the first test that failed; null when there is none, or no file.</summary>
        public static string? FirstFailed(string path)
        {
            XElement? failed = !File.Exists(path) ? null : XElement.Load(path).Descendants(Trx + "UnitTestResult")
                .FirstOrDefault(result => Outcome(result) is not ("Passed" or "NotExecuted"));
            return (string?)failed?.Attribute("testName");
        }

        private static string? Outcome(XElement result)
        {
            return (string?)result.Attribute("outcome");
        }

        private static string Reason(XElement result)
        {
            string? message = result.Descendants(Trx + "Message").FirstOrDefault()?.Value
                ?? result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value;
            return string.IsNullOrWhiteSpace(message) ? "no reason given" : message.Trim().Split('\n')[0].Trim();
        }
    }
}
