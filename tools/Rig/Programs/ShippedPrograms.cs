using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace RigFirmware.Rig.Programs
{
    /// <summary>The programs that come with the tools, one file a procedure, beside the CLI's own files.</summary>
    public static class ShippedPrograms
    {
        /// <summary>The folder they lie in.</summary>
        public static string Folder => Path.Combine(AppContext.BaseDirectory, "Programs");

        /// <summary>Their files in the order of their names.</summary>
        public static IReadOnlyList<string> Files => Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).ToList();

        /// <summary>The path of a file as given, or of the shipped program with that name.</summary>
        public static string Find(string fileOrName)
        {
            string shipped = Path.Combine(Folder, fileOrName + ".yaml");
            return !File.Exists(fileOrName) && File.Exists(shipped) ? shipped : fileOrName;
        }
    }
}
