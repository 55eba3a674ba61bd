using System.IO;

namespace RigFirmware.DocGen;

/// <summary>A file that a table produces.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Content">Its text, lines ended by a line feed.</param>
public sealed record GeneratedFile(string Path, string Content)
{
    /// <summary>True when the file on disk has this text, whatever its line ends.</summary>
    public bool IsCurrent => File.Exists(Path) && File.ReadAllText(Path).ReplaceLineEndings("\n") == Content;

    /// <summary>Writes it, creating its folder.</summary>
    public void Write()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, Content);
    }
}
