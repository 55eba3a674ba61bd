using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>Every link of a Markdown file inside the repository leads to a file, a folder or a heading.</summary>
    public static partial class LinkCheck
    {
        /// <summary>A sentence for each link that leads nowhere.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            return from path in tree.WithEnding(".md")
                   let prose = CodePattern().Replace(tree.Text(path), string.Empty)
                   from match in LinkPattern().Matches(prose)
                   let target = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value
                   where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                   where !Leads(tree, path, target)
                   select $"{path}: the link to '{target}' leads nowhere.";
        }

        private static bool Leads(RepositoryTree tree, string from, string target)
        {
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? from : Paths.Resolve(Paths.FolderOf(from), Uri.UnescapeDataString(parts[0]));
            bool isThere = tree.Has(path) || tree.HasFolder(path);
            return isThere && (parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal) || Anchors(tree.Text(path)).Contains(parts[1]));
        }

        // GitHub's way from a heading to its anchor.
        private static IEnumerable<string> Anchors(string text)
        {
            return HeadingPattern().Matches(text).Select(match => new string(match.Groups[1].Value.Trim().ToLowerInvariant()
                .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_').ToArray()).Replace(' ', '-'));
        }

        [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)|<img[^>]+src=""([^""]+)""")]
        private static partial Regex LinkPattern();

        [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
        private static partial Regex CodePattern();

        [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
        private static partial Regex HeadingPattern();
    }
}
