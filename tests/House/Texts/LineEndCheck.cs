using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>Text ends its lines as .editorconfig says, and its last line too.</summary>
    public static class LineEndCheck
    {
        /// <summary>A sentence for each file that does not.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            foreach (string path in tree.Paths.Where(path => tree.Text(path).Length > 0))
            {
                string text = tree.Text(path);
                if (text.Contains('\r', StringComparison.Ordinal) && !path.EndsWith(".ps1", StringComparison.Ordinal))
                {
                    yield return $"{path} has CR line ends; LF is right.";
                }

                if (!text.EndsWith('\n'))
                {
                    yield return $"{path} does not end with a line end.";
                }
            }
        }
    }
}
