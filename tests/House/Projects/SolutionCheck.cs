using System.Collections.Generic;
using System.Linq;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>The solution holds every project, the host's filter every host project, each below its own folder's name.</summary>
    public static class SolutionCheck
    {
        /// <summary>A sentence for each disagreement.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            List<string> all = tree.WithEnding(".csproj", ".nfproj").ToList();
            List<string> host = tree.WithEnding(".csproj").ToList();
            IReadOnlyList<SolutionEntry> projects = SolutionFile.Projects(tree);
            IReadOnlyDictionary<string, string> folders = SolutionFile.FolderNames(tree);
            IReadOnlyList<string> hostProjects = SolutionFile.HostProjects(tree);
            return all.Except(projects.Select(project => project.Path)).Select(path => $"RigFirmware.sln lacks {path}.")
                .Concat(projects.Where(project => !tree.Has(project.Path)).Select(project => $"RigFirmware.sln names {project.Path}, which is not there."))
                .Concat(projects.Where(project => !folders.ContainsKey(project.Id)).Select(project => $"RigFirmware.sln: {project.Path} lies in no solution folder."))
                .Concat(host.Except(hostProjects).Select(path => $"RigFirmware.Host.slnf lacks {path}."))
                .Concat(hostProjects.Except(host).Select(path => $"RigFirmware.Host.slnf names {path}, which is no host project of the tree."))
                .Concat(projects.GroupBy(project => (folders.GetValueOrDefault(project.Id), project.Name)).Where(group => group.Count() > 1)
                    .Select(group => $"RigFirmware.sln has two projects named {group.Key.Name} in one solution folder."));
        }
    }
}
