using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>
    /// Each board assembly that the host builds as well stays well below 64 KiB of byte code, above which the metadata processor
    /// refuses it: a method is found by 16 bits.
    /// </summary>
    public static class ByteCodeCheck
    {
        /// <summary>
        /// Bytes that an optimised assembly may have. A build for debugging has up to 1.2 times as many (Core 1.19, tests 1.08 to
        /// 1.12) and must pass, too; and the table of strings, found by 16 bits as well, is with the tests up to 1.06 times as long.
        /// </summary>
        public const int MostBytes = 54000;

        /// <summary>A sentence for each assembly that is too large or not there.</summary>
        /// <param name="read">Gives the host's optimised build of a project, by the path from the root; null when it is not there.</param>
        public static IEnumerable<string> Find(RepositoryTree tree, Func<string, byte[]?> read)
        {
            // What stands on the board's own class libraries has no host build; whether it may is BoardProjectCheck's question.
            foreach (ProjectFile host in ProjectFile.All(tree, ".csproj").Where(host => tree.Has(Board(host.Path))))
            {
                string path = $"{host.Folder}/bin/Release/{host.Property("TargetFramework")}/{host.Property("AssemblyName")}.dll";
                if (read(path) is not { } image)
                {
                    yield return $"{path} is not there to be measured; tests/House/House.csproj must refer to {host.Path}.";
                    continue;
                }

                using var assembly = new PEReader(new MemoryStream(image));
                int bytes = ByteCode.Of(assembly);
                if (bytes > MostBytes)
                {
                    yield return $"{Board(host.Path)} makes {bytes} bytes of byte code, at most {MostBytes} are right since one assembly of the board holds 65535; split it as tests/Unit is split, a room to a project.";
                }
            }
        }

        /// <summary>Reads a file of the clone these tests were built in.</summary>
        public static byte[]? ReadBuilt(string path)
        {
            string full = Path.Combine(RepositoryTree.Root, path);
            return File.Exists(full) ? File.ReadAllBytes(full) : null;
        }

        private static string Board(string path)
        {
            return path.Replace(".csproj", ".nfproj", StringComparison.Ordinal);
        }
    }
}
