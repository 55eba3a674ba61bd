using System;
using System.Collections.Generic;

namespace RigFirmware.Tests.House.Tree
{
    /// <summary>Paths inside the repository, with '/' between folders.</summary>
    public static class Paths
    {
        /// <summary>The folder of a file; empty for the root.</summary>
        public static string FolderOf(string path)
        {
            int slash = path.LastIndexOf('/');
            return slash < 0 ? string.Empty : path[..slash];
        }

        /// <summary>A path written in a file of <paramref name="folder"/> as a path from the root.</summary>
        public static string Resolve(string folder, string path)
        {
            var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
            foreach (string part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                {
                    parts.RemoveAt(parts.Count - 1);
                }
                else if (part != ".")
                {
                    parts.Add(part);
                }
            }

            return string.Join('/', parts);
        }
    }
}
