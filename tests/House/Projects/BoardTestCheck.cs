using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>The board's runner calls a test without an object: a test class that runs there keeps no state in instance fields.</summary>
    public static partial class BoardTestCheck
    {
        /// <summary>A sentence for each such field.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            return ProjectFile.All(tree, ".nfproj").Where(project => project.Property("IsTestProject") == "true")
                .SelectMany(project => project.Sources).Where(tree.Has)
                .Where(path => tree.Text(path).Contains("[TestClass]", StringComparison.Ordinal))
                .SelectMany(path => InstanceField().Matches(tree.Text(path))
                    .Select(match => $"{path}: the test class keeps {match.Groups[1].Value} in an instance field, which the board's runner cannot reach; make it static."));
        }

        [GeneratedRegex(@"^ {8}(?:private|public|internal) (?!static|const)(?:readonly )?[\w\[\]<>]+ (\w+)(?: =.*)?;", RegexOptions.Multiline)]
        private static partial Regex InstanceField();
    }
}
