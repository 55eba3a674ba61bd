using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Api
{
    /// <summary>
    /// The members that exist on the board: one list an assembly, each line a documentation-comment id. The lists lie beside
    /// this file and are embedded; a project adds its own as AdditionalFiles named <c>*.nanoapi.txt</c>.
    /// </summary>
    internal sealed class BoardApi
    {
        private const string Prefix = "Api.";
        private static readonly Lazy<Dictionary<string, string[]>> Embedded = new Lazy<Dictionary<string, string[]>>(ReadEmbedded);

        private readonly HashSet<string> _ids;
        private readonly HashSet<string> _namespaces;

        private BoardApi(HashSet<string> ids)
        {
            _ids = ids;
            _namespaces = new HashSet<string>(StringComparer.Ordinal);
            foreach (string id in ids.Where(id => id.StartsWith("T:", StringComparison.Ordinal))) AddNamespaces(id.Substring(2));
        }

        /// <summary>The assemblies that have a list in this package.</summary>
        public static IEnumerable<string> Assemblies => Embedded.Value.Keys;

        /// <summary>The lists that apply to a project: those it names in NanoApiLists, or all of them, and its own.</summary>
        public static BoardApi For(AnalyzerOptions options, CancellationToken cancellation)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            string[] wanted = Wanted(options.AnalyzerConfigOptionsProvider.GlobalOptions);
            foreach (KeyValuePair<string, string[]> list in Embedded.Value)
            {
                if (wanted.Length == 0 || wanted.Contains(list.Key, StringComparer.OrdinalIgnoreCase)) ids.UnionWith(list.Value);
            }

            foreach (AdditionalText file in options.AdditionalFiles)
            {
                if (!file.Path.EndsWith(".nanoapi.txt", StringComparison.OrdinalIgnoreCase)) continue;
                if (file.GetText(cancellation)?.ToString() is { } text) ids.UnionWith(Ids(text));
            }

            return new BoardApi(ids);
        }

        /// <summary>Whether a documentation-comment id is in the lists.</summary>
        public bool Has(string? id) => id != null && _ids.Contains(id);

        /// <summary>Whether any listed type lies in the namespace or below it.</summary>
        public bool HasNamespace(string name) => _namespaces.Contains(name);

        private static string[] Wanted(AnalyzerConfigOptions options)
        {
            if (!options.TryGetValue("build_property.NanoApiLists", out string? text) && !options.TryGetValue("nano_api_lists", out text)) return Array.Empty<string>();
            return text.Split(new[] { ';', ',', ' ' }, StringSplitOptions.RemoveEmptyEntries);
        }

        private static Dictionary<string, string[]> ReadEmbedded()
        {
            var lists = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
            System.Reflection.Assembly assembly = typeof(BoardApi).Assembly;
            foreach (string resource in assembly.GetManifestResourceNames())
            {
                if (!resource.StartsWith(Prefix, StringComparison.Ordinal)) continue;
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                lists[resource.Substring(Prefix.Length, resource.Length - Prefix.Length - ".txt".Length)] = Ids(reader.ReadToEnd()).ToArray();
            }

            return lists;
        }

        private static IEnumerable<string> Ids(string text) =>
            text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 2 && line[1] == ':');

        private void AddNamespaces(string type)
        {
            for (int dot = type.LastIndexOf('.'); dot > 0; dot = type.LastIndexOf('.', dot - 1)) _namespaces.Add(type.Substring(0, dot));
        }
    }
}
