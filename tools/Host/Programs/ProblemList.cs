using System.Collections.Generic;

namespace RigFirmware.Host.Programs
{
    /// <summary>Collects the problems of one file, so that a user sees all of them at once.</summary>
    public sealed class ProblemList
    {
        private readonly List<ProgramProblem> _problems = [];

        /// <param name="file">The file's path as the user gave it.</param>
        public ProblemList(string file)
        {
            File = file;
        }

        /// <summary>The file's path as the user gave it.</summary>
        public string File { get; }

        /// <summary>True as soon as there is one.</summary>
        public bool Any => _problems.Count > 0;

        /// <summary>Adds a problem, the same one only once.</summary>
        public void Add(int line, string reason, string remedy)
        {
            var problem = new ProgramProblem(line, reason, remedy);
            if (!_problems.Contains(problem))
            {
                _problems.Add(problem);
            }
        }

        /// <summary>Throws when there is a problem.</summary>
        public void ThrowIfAny()
        {
            if (Any)
            {
                throw new ProgramException(File, _problems);
            }
        }
    }
}
