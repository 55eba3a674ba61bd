using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>Every .projitems lists exactly the sources of its folder, sorted; those of a folder with a list of its own are that one's.</summary>
    public static class SharedItemsCheck
    {
        /// <summary>A sentence for each disagreement.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            List<ProjectFile> all = ProjectFile.All(tree, ".projitems").ToList();
            foreach (ProjectFile items in all)
            {
                List<string> onDisk = tree.WithEnding(".cs").Where(path => Owner(all, path) == items).ToList();
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

        // A list in a folder below another's has that folder to itself.
        private static ProjectFile? Owner(IEnumerable<ProjectFile> all, string path)
        {
            return all.Where(items => path.StartsWith(items.Folder + "/", StringComparison.Ordinal)).MaxBy(items => items.Folder.Length);
        }
    }
}
