using System;
using System.IO;

namespace RigFirmware.Rig.Setup
{
    /// <summary>Where the clone lies that the CLI was started from.</summary>
    public static class Repository
    {
        /// <summary>The folder of RigFirmware.sln: what <c>./rig</c> said, else the nearest one above the CLI.</summary>
        public static string Root { get; } = Find();

        /// <summary>The <c>dotnet</c> that started the CLI.</summary>
        public static string Dotnet => Environment.GetEnvironmentVariable("RIG_DOTNET") ?? "dotnet";

        private static string Find()
        {
            string? told = Environment.GetEnvironmentVariable("RIG_ROOT");
            DirectoryInfo? folder = told != null ? new DirectoryInfo(told) : new DirectoryInfo(AppContext.BaseDirectory);
            while (folder != null && !File.Exists(Path.Combine(folder.FullName, "RigFirmware.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException(
                $"No RigFirmware.sln lies above '{AppContext.BaseDirectory}'; start the tool by ./rig of a clone.");
        }
    }
}
