using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.House.Tree
{
    /// <summary>Asserts on what a check found.</summary>
    public static class Finding
    {
        /// <summary>The check must find nothing; what it found is the message.</summary>
        public static void IsNone(IEnumerable<string> findings)
        {
            List<string> list = findings.ToList();
            Assert.IsEmpty(list, "\n" + string.Join("\n", list));
        }

        /// <summary>The check must find something that names <paramref name="word"/>.</summary>
        public static void Names(string word, IEnumerable<string> findings)
        {
            List<string> list = findings.ToList();
            Assert.IsTrue(list.Any(finding => finding.Contains(word)), $"Nothing names '{word}' among {list.Count} findings:\n{string.Join("\n", list)}");
        }
    }
}
