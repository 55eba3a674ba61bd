namespace RigFirmware.Host.Programs
{
    /// <summary>One thing wrong with a program's or a rig's file.</summary>
    /// <param name="Line">Line of the file from 1; 0 for the file as a whole.</param>
    /// <param name="Reason">What is wrong, without a full stop.</param>
    /// <param name="Remedy">What would be right, without a full stop.</param>
    public sealed record ProgramProblem(int Line, string Reason, string Remedy)
    {
        /// <summary>One sentence with file and line.</summary>
        public string InFile(string file)
        {
            return Line > 0 ? $"{file}:{Line}: {Reason}; {Remedy}." : $"{file}: {Reason}; {Remedy}.";
        }
    }
}
