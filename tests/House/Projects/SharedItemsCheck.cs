using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>Every .projitems lists exactly the sources of its folder, sorted.</summary>
    public static class SharedItemsCheck
    {
        /// <summary>A sentence for each disagreement.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            foreach (ProjectFile items in ProjectFile.All(tree, ".projitems"))
            {
                List<string> onDisk = tree.WithEnding(".cs").Where(path => path.StartsWith(items.Folder + "/", StringComparison.Ordinal)).ToList();
                foreach (string gone in items.Sources.Except(onDisk))
                {
                    yield return $"{items.Path} lists {gone}, which is not there.";
                }

                foreach (string unlisted in onDisk.Except(items.Sources))
                {
                    yield return $"{items.Path} does not list {unlisted}.";
                }

                if (!items.Sources.SequenceEqual(items.Sources.Distinct().Order(StringComparer.Ordinal)))
                {
                    yield return $"{items.Path}: the sources are not sorted, or one is listed twice.";
                }
            }
        }
    }
}
