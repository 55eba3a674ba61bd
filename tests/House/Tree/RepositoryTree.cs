using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace RigFirmware.Tests.House.Tree
{
    /// <summary>
    /// The repository's text files by their path ('/' between folders). A copy with one file changed costs nothing,
    /// so that every check is also shown a tree it must refuse.
    /// </summary>
    public sealed class RepositoryTree
    {
        // What .gitignore keeps out, and git itself.
        private static readonly string[] IgnoredFolders = [".git", ".vs", "artifacts", "bin", "node_modules", "obj", "packages", "runs", "TestResults"];
        private const string IgnoredFile = "SitePassword.cs";
        private static readonly string[] BinaryEndings = [".png", ".ico", ".gz", ".nupkg", ".woff2", ".bin"];
        private static readonly Lazy<RepositoryTree> Loaded = new(Load);

        private readonly Dictionary<string, string> _texts;

        private RepositoryTree(Dictionary<string, string> texts)
        {
            _texts = texts;
        }

        /// <summary>The clone these tests were built in.</summary>
        public static RepositoryTree Current => Loaded.Value;

        /// <summary>The folder of the clone these tests were built in.</summary>
        public static string Root { get; } = FindRoot();

        /// <summary>Every file's path, sorted.</summary>
        public IEnumerable<string> Paths => _texts.Keys.Order(StringComparer.Ordinal);

        /// <summary>The text of a file; of a binary file, nothing.</summary>
        public string Text(string path)
        {
            return _texts[path];
        }

        /// <summary>Whether there is such a file.</summary>
        public bool Has(string path)
        {
            return _texts.ContainsKey(path);
        }

        /// <summary>Whether there is such a folder.</summary>
        public bool HasFolder(string path)
        {
            return path.Length == 0 || _texts.Keys.Any(file => file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));
        }

        /// <summary>The files with one of the endings.</summary>
        public IEnumerable<string> WithEnding(params string[] endings)
        {
            return Paths.Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)));
        }

        /// <summary>The same tree with a file added or replaced.</summary>
        public RepositoryTree With(string path, string text)
        {
            return new RepositoryTree(new Dictionary<string, string>(_texts) { [path] = text });
        }

        /// <summary>The same tree with a piece of a file replaced; the piece must be there.</summary>
        public RepositoryTree WithReplaced(string path, string piece, string by)
        {
            string text = Text(path);
            return text.Contains(piece, StringComparison.Ordinal)
                ? With(path, text.Replace(piece, by, StringComparison.Ordinal))
                : throw new ArgumentException($"'{path}' has no '{piece}' to replace.");
        }

        /// <summary>The same tree without a file.</summary>
        public RepositoryTree Without(string path)
        {
            var texts = new Dictionary<string, string>(_texts);
            return texts.Remove(path) ? new RepositoryTree(texts) : throw new ArgumentException($"There is no '{path}' to remove.");
        }

        private static RepositoryTree Load()
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            Read(new DirectoryInfo(Root), string.Empty, texts);
            return new RepositoryTree(texts);
        }

        private static void Read(DirectoryInfo folder, string prefix, Dictionary<string, string> texts)
        {
            foreach (FileInfo file in folder.GetFiles().Where(file => file.Name != IgnoredFile))
            {
                bool isBinary = BinaryEndings.Contains(file.Extension);
                texts[prefix + file.Name] = isBinary ? string.Empty : File.ReadAllText(file.FullName);
            }

            foreach (DirectoryInfo child in folder.GetDirectories().Where(child => !IgnoredFolders.Contains(child.Name)))
            {
                Read(child, $"{prefix}{child.Name}/", texts);
            }
        }

        private static string FindRoot()
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder != null && !File.Exists(Path.Combine(folder.FullName, "RigFirmware.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie below RigFirmware.sln.");
        }
    }
}
