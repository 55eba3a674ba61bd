using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>Takes the keys of one map; a key that nobody took is refused, as it is mistyped or in the wrong place.</summary>
    public sealed partial class MapReader
    {
        private readonly MapNode _map;
        private readonly ProblemList _problems;
        private readonly IReadOnlyDictionary<string, string> _parameters;
        private readonly HashSet<string> _asked = [];

        /// <param name="map">The map.</param>
        /// <param name="problems">Takes what is wrong.</param>
        /// <param name="parameters">Values put in for <c>$name</c>.</param>
        public MapReader(MapNode map, ProblemList problems, IReadOnlyDictionary<string, string> parameters)
        {
            _map = map;
            _problems = problems;
            _parameters = parameters;
        }

        /// <summary>Line of the map.</summary>
        public int Line => _map.Line;

        /// <summary>The keys in the file's order.</summary>
        public IEnumerable<string> Keys => _map.Entries.Select(entry => entry.Key);

        /// <summary>True when the key is there.</summary>
        public bool Has(string key)
        {
            return _map.Entries.Any(entry => entry.Key == key);
        }

        /// <summary>The value of a key, or null when it is not there.</summary>
        public SourceNode? Take(string key)
        {
            _asked.Add(key);
            return _map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
        }

        /// <summary>Line of a key, or of the map when it is not there.</summary>
        public int LineOf(string key)
        {
            return _map.Entries.FirstOrDefault(entry => entry.Key == key)?.Line ?? Line;
        }

        /// <summary>The text of a key with parameters put in, or null.</summary>
        public string? Text(string key)
        {
            SourceNode? node = Take(key);
            return node is null ? null : TextOf(node, key);
        }

        /// <summary>The text of a node with parameters put in; null, and noted, when it is no single value.</summary>
        public string? TextOf(SourceNode node, string key)
        {
            if (node is ScalarNode scalar)
            {
                return PutIn(scalar);
            }

            _problems.Add(node.Line, $"'{key}' is a {(node is ListNode ? "list" : "map")}", "write a single value");
            return null;
        }

        /// <summary>A quantity, or null when the key is missing or wrong.</summary>
        public Quantity? Quantity(string key, Dimension dimension)
        {
            SourceNode? node = Take(key);
            string? text = node is null ? null : TextOf(node, key);
            return text is null ? null : Parse(node!.Line, key, text, dimension);
        }

        /// <summary>A quantity that must be there.</summary>
        public Quantity? Needed(string key, Dimension dimension)
        {
            if (!Has(key))
            {
                _problems.Add(Line, $"the key '{key}' is missing", Programs.Quantity.Remedy(dimension));
            }

            return Quantity(key, dimension);
        }

        /// <summary>Reads a quantity from text and notes what is wrong with it.</summary>
        public Quantity? Parse(int line, string key, string text, Dimension dimension)
        {
            Quantity? quantity = Programs.Quantity.TryParse(text, dimension, out string reason);
            if (quantity is null)
            {
                _problems.Add(line, $"{reason} (key '{key}')", Programs.Quantity.Remedy(dimension));
            }

            return quantity;
        }

        /// <summary>A whole number within its ends, or null when the key is missing or wrong.</summary>
        public int? Whole(string key, int min, int max)
        {
            string? text = Text(key);
            if (text is null)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max)
            {
                return value;
            }

            _problems.Add(LineOf(key), $"'{key}' is '{text}'", $"write a whole number from {min} to {max}");
            return null;
        }

        /// <summary>Refuses every key that was not asked for.</summary>
        /// <param name="what">What the map describes, for the message.</param>
        public void RefuseOthers(string what)
        {
            foreach (MapEntry entry in _map.Entries.Where(entry => !_asked.Contains(entry.Key)))
            {
                string known = string.Join(", ", _asked.Order(StringComparer.Ordinal));
                _problems.Add(entry.Line, $"{what} has no key '{entry.Key}'", $"write one of {known}");
            }
        }

        private string PutIn(ScalarNode scalar)
        {
            return ParameterName().Replace(scalar.Text, match =>
            {
                string name = match.Groups[1].Value;
                if (_parameters.TryGetValue(name, out string? value))
                {
                    return value;
                }

                string known = _parameters.Count == 0 ? "add it under 'parameters'" : $"add it under 'parameters' or use one of {string.Join(", ", _parameters.Keys)}";
                _problems.Add(scalar.Line, $"there is no parameter '{name}'", known);
                return match.Value;
            });
        }

        [GeneratedRegex(@"\$([A-Za-z][A-Za-z0-9]*)")]
        private static partial Regex ParameterName();
    }
}
