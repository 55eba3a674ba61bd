namespace RigFirmware.Tests.House.Tree
{
    /// <summary>A project or folder of the solution.</summary>
    /// <param name="Type">The id of its kind.</param>
    /// <param name="Name">The name the editor shows.</param>
    /// <param name="Path">The project file from the root.</param>
    /// <param name="Id">Its own id.</param>
    public sealed record SolutionEntry(string Type, string Name, string Path, string Id);
}
