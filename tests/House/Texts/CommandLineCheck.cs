using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Rig;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Texts
{
    /// <summary>Every <c>./rig</c> command that a Markdown file or a workflow shows is one that exists, with options that exist.</summary>
    public static partial class CommandLineCheck
    {
        /// <summary>A sentence for each command that does not exist.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            RootCommand root = Program.CreateRoot();
            return from path in tree.WithEnding(".md", ".yml", ".ci/run")
                   from match in CommandPattern().Matches(tree.Text(path))
                   from finding in Judge(root, match.Groups[1].Value.Trim())
                   select $"{path}: './rig {match.Groups[1].Value.Trim()}': {finding}";
        }

        private static IEnumerable<string> Judge(RootCommand root, string call)
        {
            string[] words = call.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Command? command = root;
            foreach (string word in words.TakeWhile(word => VerbPattern().IsMatch(word)))
            {
                Command? next = command.Subcommands.FirstOrDefault(sub => sub.Name == word);
                if (next == null && command == root && word != "help")
                {
                    yield return $"there is no verb '{word}'.";
                    yield break;
                }

                command = next ?? command;
            }

            List<string> options = command.Options.Concat(root.Options).SelectMany(option => option.Aliases.Append(option.Name)).ToList();
            foreach (string option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Except(options))
            {
                yield return $"there is no option '{option}'.";
            }
        }

        // Up to the end of the line, of the inline code or of the shell command.
        [GeneratedRegex(@"\./rig\b([^`\n|>#&;()""]*)")]
        private static partial Regex CommandPattern();

        [GeneratedRegex("^[a-z][a-z-]*$")]
        private static partial Regex VerbPattern();
    }
}
