using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>No unfinished work, no path of somebody's machine and no address of a package registry lies in the tree.</summary>
    public static class WordCheck
    {
        // Written in two pieces so that this file passes its own check.
        private static readonly (string Pattern, string What)[] Forbidden =
        [
            (@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|\bXX" + @"X\b", "a mark of unfinished work"),
            (@"\bfor " + @"now\b", "a mark of unfinished work"),
            ("throw new NotImplemented" + "Exception", "a stub"),
            (@"(?<![\w.])/(work|root|home/\w+|tmp/\w+)" + "/", "a path of a machine"),
            (@"\b[A-Z]:\\Users" + @"\\", "a path of a machine"),
            (@"registry\.npm" + @"js|api\.nuget" + @"\.org|registry\.yarn" + "pkg", "the address of a package registry"),
            ("\"resol" + "ved\"\\s*:", "the address of a package"),
        ];

        /// <summary>A sentence for each line with one of them.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            foreach (string path in tree.Paths)
            {
                foreach ((string pattern, string what) in Forbidden)
                {
                    foreach (Match match in Regex.Matches(tree.Text(path), pattern))
                    {
                        int line = tree.Text(path).AsSpan(0, match.Index).Count('\n') + 1;
                        yield return $"{path}:{line}: '{match.Value}' is {what}.";
                    }
                }
            }
        }
    }
}
