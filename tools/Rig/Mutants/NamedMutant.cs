using System;
using System.IO;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>A deliberate mistake in the safety code, with a name and with what it would do to a rig.</summary>
    /// <param name="Name">Short and unique.</param>
    /// <param name="File">File, below firmware/Core.</param>
    /// <param name="Text">What stands there, exactly once.</param>
    /// <param name="Instead">What the mistake puts in its place.</param>
    /// <param name="Danger">What a rig with the mistake would do.</param>
    public sealed record NamedMutant(string Name, string File, string Text, string Instead, string Danger)
    {
        /// <summary>The source with the mistake in it.</summary>
        /// <exception cref="InvalidDataException">The text does not stand in the source exactly once, or the mistake changes nothing.</exception>
        public string ApplyTo(string source)
        {
            int at = source.IndexOf(Text, StringComparison.Ordinal);
            if (Text.Length == 0 || at < 0)
            {
                throw new InvalidDataException($"The mutant '{Name}' wants to change '{Text}', which does not stand in {File}; write it as the file has it.");
            }

            if (source.IndexOf(Text, at + 1, StringComparison.Ordinal) >= 0)
            {
                throw new InvalidDataException($"The mutant '{Name}' wants to change '{Text}', which stands in {File} more than once; take more of what stands around it.");
            }

            return Text != Instead
                ? source[..at] + Instead + source[(at + Text.Length)..]
                : throw new InvalidDataException($"The mutant '{Name}' changes nothing; 'instead' must differ from 'text'.");
        }
    }
}
