using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using RigFirmware.Hal;
using RigFirmware.Host.Programs.Exchange;
using RigFirmware.Host.Programs.Source;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs
{
    /// <summary>
    /// Reads a program from YAML (.yaml, .yml) or JSON (.json); also aurora-unicycler JSON, told by its 'method', and PyBaMM experiment
    /// strings as a JSON list or one a line (.txt).
    /// </summary>
    public static class ProgramReader
    {
        private const long BytesMax = 4 << 20;

        /// <summary>The program of a file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="given">Values of parameters that replace the file's defaults, or null.</param>
        /// <exception cref="ProgramException">The file is missing or not a good program; all problems with their lines.</exception>
        public static ProgramDocument Read(string path, IReadOnlyDictionary<string, string>? given = null)
        {
            var problems = new ProblemList(path);
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                problems.Add(0, "there is no such file", "give the path of a program in YAML or JSON");
            }
            else if (file.Length > BytesMax)
            {
                problems.Add(0, "the file is larger than 4 MiB", "give the path of a program in YAML or JSON");
            }

            problems.ThrowIfAny();
            return Parse(File.ReadAllText(path), path, given);
        }

        /// <summary>The program of a text; the ending of <paramref name="path"/> says whether it is YAML or JSON.</summary>
        /// <exception cref="ProgramException">The text is no good program.</exception>
        public static ProgramDocument Parse(string text, string path, IReadOnlyDictionary<string, string>? given = null)
        {
            var problems = new ProblemList(path);
            SourceNode? root = ReadSource(text, path, problems);
            problems.ThrowIfAny();
            ProgramDocument? document = root switch
            {
                ListNode list when !IsYaml(path) => PybammReader.Read(list, path, problems),
                MapNode map when UnicyclerReader.Recognises(map) => UnicyclerReader.Read(map, path, problems),
                MapNode map => ReadDocument(map, path, given ?? new Dictionary<string, string>(), problems),
                _ => null,
            };
            if (document is null)
            {
                problems.Add(root?.Line ?? 0, "the file is no map", "start with 'program:' and 'steps:'");
            }

            problems.ThrowIfAny();
            return document!;
        }

        private static bool IsYaml(string path)
        {
            return Path.GetExtension(path).ToLowerInvariant() is not (".json" or ".txt");
        }

        private static SourceNode? ReadSource(string text, string path, ProblemList problems)
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".json" => JsonSource.Parse(text, problems),
                ".txt" => PybammReader.Lines(text),
                _ => YamlSource.Parse(text, problems),
            };
        }

        private static ProgramDocument? ReadDocument(MapNode root, string path, IReadOnlyDictionary<string, string> given, ProblemList problems)
        {
            List<ProgramParameter> parameters = ReadParameters(root, given, problems);
            Dictionary<string, string> values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
            var reader = new MapReader(root, problems, values);
            var steps = new StepReader(problems, values);
            reader.Take("parameters");
            reader.Take("$schema");
            string? name = reader.Text("program");
            if (string.IsNullOrWhiteSpace(name))
            {
                problems.Add(root.Line, "the program has no name", "start the file with 'program: NAME'");
                name = string.Empty;
            }

            var document = new ProgramDocument
            {
                File = path,
                Name = name,
                Source = reader.Text("source"),
                Note = reader.Text("note"),
                Cells = reader.Whole("cells", 1, Channel.CellsMax),
                OneC = reader.Quantity("oneC", Dimension.Current),
                Area = reader.Quantity("area", Dimension.Area),
                Parameters = parameters,
                Limits = ReadLimits("limits", reader.Take("limits"), values, problems),
                Rig = ReadLimits("rig", reader.Take("rig"), values, problems),
                Record = steps.ReadRecord(reader.Take("record")),
                Steps = steps.Read(reader.Take("steps"), root.Line),
            };
            reader.RefuseOthers("a program");
            CheckBasis(document, reader, problems);
            return document;
        }

        private static void CheckBasis(ProgramDocument document, MapReader reader, ProblemList problems)
        {
            if (document.OneC is { Basis: not UnitBasis.Absolute } or { Value: <= 0 })
            {
                problems.Add(reader.LineOf("oneC"), $"'oneC' is {document.OneC.Text}", "write the current of 1C in nA, uA or mA, above zero");
            }

            if (document.Area is { Value: <= 0 })
            {
                problems.Add(reader.LineOf("area"), $"'area' is {document.Area.Text}", "write an area above zero");
            }
        }

        private static List<ProgramParameter> ReadParameters(MapNode root, IReadOnlyDictionary<string, string> given, ProblemList problems)
        {
            var parameters = new List<ProgramParameter>();
            SourceNode? node = root.Entries.FirstOrDefault(entry => entry.Key == "parameters")?.Value;
            if (node is not null and not MapNode)
            {
                problems.Add(node.Line, "'parameters' is no map", "write 'name: value' or 'name: { value: ..., why: ... }' on each line");
            }

            foreach (MapEntry entry in (node as MapNode)?.Entries ?? [])
            {
                ProgramParameter? parameter = ReadParameter(entry, given, problems);
                if (parameter is not null)
                {
                    parameters.Add(parameter);
                }
            }

            foreach (string name in given.Keys.Where(name => parameters.All(parameter => parameter.Name != name)))
            {
                string known = parameters.Count == 0 ? "it has none" : $"it has {string.Join(", ", parameters.Select(parameter => parameter.Name))}";
                problems.Add(0, $"the program has no parameter '{name}'", known);
            }

            return parameters;
        }

        private static ProgramParameter? ReadParameter(MapEntry entry, IReadOnlyDictionary<string, string> given, ProblemList problems)
        {
            string? value = (entry.Value as ScalarNode)?.Text;
            string? why = null;
            if (entry.Value is MapNode map)
            {
                var reader = new MapReader(map, problems, new Dictionary<string, string>());
                value = reader.Text("value");
                why = reader.Text("why");
                reader.RefuseOthers("a parameter");
            }

            bool isNameGood = entry.Key.Length > 0 && char.IsAsciiLetter(entry.Key[0]) && entry.Key.All(char.IsAsciiLetterOrDigit);
            if (!isNameGood || string.IsNullOrWhiteSpace(value))
            {
                problems.Add(entry.Line, $"the parameter '{entry.Key}' {(isNameGood ? "has no value" : "has a name that '$' cannot find")}", "write a name of letters and digits and a value");
                return null;
            }

            return given.TryGetValue(entry.Key, out string? other)
                ? new ProgramParameter(entry.Line, entry.Key, other, true, why)
                : new ProgramParameter(entry.Line, entry.Key, value, false, why);
        }

        private static ProgramLimits ReadLimits(string key, SourceNode? node, IReadOnlyDictionary<string, string> values, ProblemList problems)
        {
            if (node is not MapNode map)
            {
                if (node is not null)
                {
                    problems.Add(node.Line, $"'{key}' is no map", $"write for example '{key}: {{ cellMax: 4.3 V, cellMin: 3.0 V }}'");
                }

                return ProgramLimits.None;
            }

            var reader = new MapReader(map, problems, values);
            var limits = new ProgramLimits(
                reader.Quantity("cellMax", Dimension.Voltage),
                reader.Quantity("cellMin", Dimension.Voltage),
                reader.Quantity("currentMax", Dimension.Current),
                reader.Quantity("temperatureMax", Dimension.Temperature),
                reader.Quantity("forceMax", Dimension.Force),
                key == "rig" ? reader.Quantity("chargeMax", Dimension.Charge) : null,
                map.Line);
            reader.RefuseOthers($"'{key}'");
            return limits;
        }
    }
}
