using System;
using System.IO;
using System.Linq;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>A copy of the clone's sources in a temporary folder, where mistakes may be made; gone when it is disposed.</summary>
    public sealed class WorkingCopy : IDisposable
    {
        // What git ignores, and git itself. A board's project beside the host's one keeps Stryker from choosing.
        private static readonly string[] LeftOut = [".git", ".vs", "artifacts", "bin", "node_modules", "obj", "packages", "runs", "TestResults"];
        private const string BoardProject = ".nfproj";

        /// <summary>Copies the clone at <paramref name="root"/>.</summary>
        public WorkingCopy(string root)
        {
            Folder = Directory.CreateTempSubdirectory("rig-mutants-").FullName;
            Copy(new DirectoryInfo(root), Folder);
        }

        /// <summary>Full path of the copy.</summary>
        public string Folder { get; }

        /// <summary>Full path of a file in it.</summary>
        public string PathOf(string file)
        {
            return Path.Combine(Folder, file);
        }

        /// <summary>Full path of the project of a suite in it.</summary>
        public string ProjectOf(string suite)
        {
            return PathOf(Path.Combine("tests", suite, $"{suite}.csproj"));
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (IOException error)
            {
                // A compiler that is still running may hold a file; the folder is a temporary one.
                Console.Error.WriteLine($"The copy '{Folder}' could not be removed: {error.Message}");
            }
        }

        private static void Copy(DirectoryInfo from, string to)
        {
            Directory.CreateDirectory(to);
            foreach (FileInfo file in from.EnumerateFiles().Where(file => file.Extension != BoardProject))
            {
                file.CopyTo(Path.Combine(to, file.Name));
            }

            foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(folder => !LeftOut.Contains(folder.Name)))
            {
                Copy(folder, Path.Combine(to, folder.Name));
            }
        }
    }
}
