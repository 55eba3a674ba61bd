using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>A program that a rig takes, and what its numbers mean.</summary>
    /// <param name="Document">The written program.</param>
    /// <param name="Image">The bytes for the rig.</param>
    /// <param name="Steps">The image's steps.</param>
    /// <param name="Tags">Texts of the tags by number.</param>
    public sealed record CompiledProgram(ProgramDocument Document, byte[] Image, IReadOnlyList<CompiledStep> Steps, IReadOnlyList<string> Tags);
}
