using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Programs;

namespace RigFirmware.Tests.Integration.Programs
{
    /// <summary>Each file in Bad is wrong in one way; its first line says what the user must be told: line | reason | remedy.</summary>
    [TestClass]
    public sealed class BadProgramTests
    {
        private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Programs", "Bad");

        public static IEnumerable<object[]> Files => Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileName(file) });

        [TestMethod]
        public void Files_ForEveryMistakeOne_AreAtLeastForty()
        {
            Assert.IsGreaterThanOrEqualTo(40, Files.Count());
        }

        [TestMethod]
        [DynamicData(nameof(Files))]
        public void Build_BadFile_IsRefusedWithLineReasonAndRemedy(string name)
        {
            string path = Path.Combine(Folder, name);
            string[] expected = File.ReadLines(path).First().TrimStart('#', '/', ' ').Split('|', StringSplitOptions.TrimEntries);
            ProgramException refusal = Assert.ThrowsExactly<ProgramException>(() =>
            {
                ProgramDocument document = ProgramReader.Read(path);
                ProgramCompiler.Build(document, ProgramRigs.For(document));
            });
            string all = string.Join('\n', refusal.Problems);
            ProgramProblem? told = refusal.Problems.FirstOrDefault(problem => problem.Line == int.Parse(expected[0]) && problem.Reason.Contains(expected[1]));
            Assert.IsNotNull(told, all);
            Assert.Contains(expected[2], told.Remedy, all);
            Assert.DoesNotEndWith(".", told.Remedy);
            Assert.IsFalse(told.InFile(path).Contains('\n'), "one sentence, one line");
        }
    }
}
