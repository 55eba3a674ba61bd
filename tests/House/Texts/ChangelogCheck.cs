using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>CHANGELOG.md is of the form of keepachangelog.com and begins with what is not released yet.</summary>
    public static partial class ChangelogCheck
    {
        private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

        /// <summary>A sentence for each break of the form.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            string text = tree.Text("CHANGELOG.md");
            List<string> releases = ReleasePattern().Matches(text).Select(match => match.Groups[1].Value).ToList();
            if (releases.FirstOrDefault() != "[Unreleased]")
            {
                yield return "CHANGELOG.md: the first release is not [Unreleased].";
            }

            foreach (string release in releases.Skip(1).Where(release => !Regex.IsMatch(release, @"^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$")))
            {
                yield return $"CHANGELOG.md: '{release}' is not of the form [1.2.3] - 2026-01-31.";
            }

            foreach (string kind in KindPattern().Matches(text).Select(match => match.Groups[1].Value).Except(Kinds))
            {
                yield return $"CHANGELOG.md: '{kind}' is none of {string.Join(", ", Kinds)}.";
            }

            if (!text.Contains("\n- ", StringComparison.Ordinal))
            {
                yield return "CHANGELOG.md has no entry.";
            }
        }

        [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
        private static partial Regex ReleasePattern();

        [GeneratedRegex(@"^### (.+)$", RegexOptions.Multiline)]
        private static partial Regex KindPattern();
    }
}
