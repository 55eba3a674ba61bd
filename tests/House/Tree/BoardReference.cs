namespace RigFirmware.Tests.House.Tree
{
    /// <summary>A board project's reference to a package's assembly.</summary>
    /// <param name="Assembly">The assembly's name as the reference gives it.</param>
    /// <param name="HintPath">Where the assembly lies, from the repository's root.</param>
    public sealed record BoardReference(string Assembly, string HintPath)
    {
        /// <summary>The folder below packages/, which is the package's id and version.</summary>
        public string PackageFolder => HintPath.Split('/') is ["packages", var folder, "lib", _] ? folder : string.Empty;
    }
}
