using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>Reads JSON into nodes with lines; comments and trailing commas are allowed.</summary>
    public static class JsonSource
    {
        private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

        /// <summary>The document, or null with the problem noted.</summary>
        public static SourceNode? Parse(string text, ProblemList problems)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(bytes, Options);
            try
            {
                reader.Read();
                SourceNode node = Read(ref reader, bytes, problems);
                while (reader.Read())
                {
                }

                return node;
            }
            catch (JsonException exception)
            {
                string message = exception.Message.Split(" LineNumber")[0].TrimEnd('.');
                problems.Add((int)(exception.LineNumber ?? 0) + 1, $"this is no JSON: {message}", "correct the comma, bracket or quote there");
                return null;
            }
        }

        private static SourceNode Read(ref Utf8JsonReader reader, byte[] bytes, ProblemList problems)
        {
            int line = Line(ref reader, bytes);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return ReadMap(ref reader, bytes, line, problems);
                case JsonTokenType.StartArray:
                    var items = new List<SourceNode>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items.Add(Read(ref reader, bytes, problems));
                    }

                    return new ListNode(line, items);
                case JsonTokenType.String:
                    return new ScalarNode(line, reader.GetString() ?? string.Empty);
                default:
                    return new ScalarNode(line, Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }

        private static MapNode ReadMap(ref Utf8JsonReader reader, byte[] bytes, int line, ProblemList problems)
        {
            var entries = new List<MapEntry>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string key = reader.GetString() ?? string.Empty;
                int keyLine = Line(ref reader, bytes);
                reader.Read();
                if (entries.Any(entry => entry.Key == key))
                {
                    problems.Add(keyLine, $"the key '{key}' is there twice", "keep one of the two");
                }

                entries.Add(new MapEntry(keyLine, key, Read(ref reader, bytes, problems)));
            }

            return new MapNode(line, entries);
        }

        private static int Line(ref Utf8JsonReader reader, byte[] bytes)
        {
            return bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
        }
    }
}
