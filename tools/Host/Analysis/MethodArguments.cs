using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>The arguments of a method as written, such as <c>rate=0.1; block=last</c>; each must be asked for.</summary>
    public sealed class MethodArguments
    {
        private readonly Dictionary<string, string> _values = [];
        private readonly HashSet<string> _asked = [];
        private readonly string _text;

        /// <param name="text">NAME=VALUE pairs with semicolons between; may be empty.</param>
        /// <exception cref="AnalysisException">It is not of that form.</exception>
        public MethodArguments(string text)
        {
            _text = text;
            foreach (string pair in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
                if (parts.Length != 2 || !_values.TryAdd(parts[0], parts[1]))
                {
                    throw new AnalysisException($"The arguments '{text}' are not NAME=VALUE pairs with semicolons between.");
                }
            }
        }

        /// <summary>A word, or the given one when it is not there.</summary>
        public string Word(string name, string otherwise, params string[] known)
        {
            string word = _values.GetValueOrDefault(name, otherwise);
            _asked.Add(name);
            return known.Length == 0 || known.Contains(word) ? word : throw new AnalysisException($"'{name}={word}' is none of {string.Join(", ", known)}.");
        }

        /// <summary>A number, or the given one when it is not there.</summary>
        public double Number(string name, double? otherwise = null)
        {
            _asked.Add(name);
            if (!_values.TryGetValue(name, out string? text))
            {
                return otherwise ?? throw new AnalysisException($"The argument '{name}' is missing in '{_text}'.");
            }

            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new AnalysisException($"'{name}={text}' is no number.");
        }

        /// <summary>Refuses arguments that nobody asked for.</summary>
        public void RefuseOthers()
        {
            string? other = _values.Keys.FirstOrDefault(name => !_asked.Contains(name));
            if (other != null)
            {
                throw new AnalysisException($"The argument '{other}' in '{_text}' is not known to this method; it takes {string.Join(", ", _asked)}.");
            }
        }
    }
}
