using System;
using System.IO;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>Where the tests find the texts they read.</summary>
    internal static class Repository
    {
        public static string Root { get; } = FindRoot();

        public static string Samples => Path.Combine(Root, "tests", "NanoAnalyzers", "Samples");

        public static string Analyzers => Path.Combine(Root, "tools", "NanoAnalyzers");

        private static string FindRoot()
        {
            for (DirectoryInfo? folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RigFirmware.sln"))) return folder.FullName;
            }

            throw new InvalidOperationException("No folder above " + AppContext.BaseDirectory + " holds RigFirmware.sln.");
        }
    }
}
