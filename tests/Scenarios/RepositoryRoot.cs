using System;
using System.IO;

namespace RigFirmware.Tests.Scenarios
{
    /// <summary>The folder of the solution.</summary>
    internal static class RepositoryRoot
    {
        public static string Find()
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder != null && !File.Exists(Path.Combine(folder.FullName, "RigFirmware.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The test does not run inside the repository.");
        }
    }
}
