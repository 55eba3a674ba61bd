using System.Collections.Generic;
using RigFirmware.App;

namespace RigFirmware.Rig.Sites
{
    /// <summary>What a rig's file says.</summary>
    public sealed class SiteFile
    {
        private readonly IReadOnlyDictionary<string, int> _lines;

        /// <param name="path">The file as the user gave it.</param>
        /// <param name="board">The board it names.</param>
        /// <param name="settings">What the board's Main is to take, without a password.</param>
        /// <param name="lines">Line of each key that is there, as section.name, and of each section.</param>
        public SiteFile(string path, SiteBoard board, SiteSettings settings, IReadOnlyDictionary<string, int> lines)
        {
            Path = path;
            Board = board;
            Settings = settings;
            _lines = lines;
        }

        /// <summary>The file as the user gave it.</summary>
        public string Path { get; }

        /// <summary>The board it names.</summary>
        public SiteBoard Board { get; }

        /// <summary>What the board's Main is to take; no password, which no file has.</summary>
        public SiteSettings Settings { get; }

        /// <summary>True when the key or section is written down.</summary>
        public bool Has(string key)
        {
            return _lines.ContainsKey(key);
        }

        /// <summary>Line of the first of these keys that is written down, else of its section, else 0.</summary>
        public int LineOf(params string[] keys)
        {
            foreach (string key in keys)
            {
                if (_lines.TryGetValue(key, out int line))
                {
                    return line;
                }
            }

            return _lines.GetValueOrDefault(keys[0].Split('.')[0]);
        }
    }
}
