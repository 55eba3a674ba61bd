using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RigFirmware.Host.Programs.Source
{
    /// <summary>Reads YAML into nodes with lines.</summary>
    public static class YamlSource
    {
        /// <summary>The one document of the text, or null with the problem noted.</summary>
        public static SourceNode? Parse(string text, ProblemList problems)
        {
            var stream = new YamlStream();
            var parser = new Parser(new StringReader(text));
            try
            {
                stream.Load(parser);
            }
            catch (InvalidOperationException)
            {
                // The library's way to say that a bracket or brace is closed by something else.
                problems.Add((int)(parser.Current?.End.Line ?? 0), "this is no YAML: a bracket or brace is not closed", "close it in the same line");
                return null;
            }
            catch (YamlException exception)
            {
                problems.Add((int)exception.Start.Line, $"this is no YAML: {OneLine(exception)}", "correct the indentation, the colon or the quotes there");
                return null;
            }

            if (stream.Documents.Count != 1)
            {
                problems.Add(0, stream.Documents.Count == 0 ? "the file is empty" : "the file holds several YAML documents", "write one program or one rig in one file");
                return null;
            }

            return Convert(stream.Documents[0].RootNode, problems);
        }

        private static string OneLine(YamlException exception)
        {
            string message = exception.InnerException?.Message ?? exception.Message;
            return message.Split('\n')[0].TrimEnd('.');
        }

        private static SourceNode Convert(YamlNode node, ProblemList problems)
        {
            int line = (int)node.Start.Line;
            if (!node.Anchor.IsEmpty)
            {
                // An anchor may point to what contains it; no file needs one.
                problems.Add(line, "anchors and aliases (& and *) are not read", "write the values out, and put steps into a loop");
                return new ScalarNode(line, string.Empty);
            }

            return node switch
            {
                YamlMappingNode map => new MapNode(line, map.Children.Select(child => Entry(child, problems)).ToList()),
                YamlSequenceNode list => new ListNode(line, list.Children.Select(child => Convert(child, problems)).ToList()),
                _ => new ScalarNode(line, (node as YamlScalarNode)?.Value ?? string.Empty),
            };
        }

        private static MapEntry Entry(KeyValuePair<YamlNode, YamlNode> child, ProblemList problems)
        {
            string key = (child.Key as YamlScalarNode)?.Value ?? string.Empty;
            return new MapEntry((int)child.Key.Start.Line, key, Convert(child.Value, problems));
        }
    }
}
