using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Programs
{
    /// <summary>A program's or a rig's file is refused; nothing of it was used.</summary>
    public sealed class ProgramException : Exception
    {
        /// <param name="file">The file's path as the user gave it.</param>
        /// <param name="problems">At least one.</param>
        public ProgramException(string file, IReadOnlyList<ProgramProblem> problems)
            : base(problems[0].InFile(file) + (problems.Count > 1 ? $" ({problems.Count - 1} more)" : string.Empty))
        {
            File = file;
            Problems = problems.OrderBy(problem => problem.Line).ToList();
        }

        /// <summary>The file's path as the user gave it.</summary>
        public string File { get; }

        /// <summary>All problems in the order of their lines.</summary>
        public IReadOnlyList<ProgramProblem> Problems { get; }
    }
}
