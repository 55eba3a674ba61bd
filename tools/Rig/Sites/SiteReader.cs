using System.Collections.Generic;
using System.IO;
using System.Linq;
using RigFirmware.App;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Source;

namespace RigFirmware.Rig.Sites
{
    /// <summary>Reads a rig's file and checks it; <c>tools/schemas/site.schema.json</c> is its published form.</summary>
    public static class SiteReader
    {
        private const long BytesMax = 1 << 20;
        private static readonly Dictionary<string, string> NoParameters = [];

        /// <summary>The rig of a file, checked as a whole.</summary>
        /// <exception cref="ProgramException">The file is missing, or no rig may be flashed with it; all problems with their lines.</exception>
        public static SiteFile Read(string path)
        {
            var problems = new ProblemList(path);
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                problems.Add(0, "there is no such file", "give the path of a rig's YAML file, such as tools/Rig/Sites/esp32-s3.yaml");
            }
            else if (file.Length > BytesMax)
            {
                problems.Add(0, "the file is larger than 1 MiB", "give the path of a rig's YAML file");
            }

            problems.ThrowIfAny();
            return Parse(File.ReadAllText(path), path);
        }

        /// <summary>The rig of a text; a certificate is looked for beside <paramref name="path"/>.</summary>
        /// <exception cref="ProgramException">No rig may be flashed with it.</exception>
        public static SiteFile Parse(string text, string path)
        {
            var problems = new ProblemList(path);
            SourceNode? root = YamlSource.Parse(text, problems);
            problems.ThrowIfAny();
            if (root is not MapNode map)
            {
                problems.Add(root?.Line ?? 0, "the file is no map", "start with 'rig:' and 'board:'");
                problems.ThrowIfAny();
                return null!;
            }

            SiteFile? site = ReadRoot(map, path, problems);
            problems.ThrowIfAny();
            SiteCheck.Check(site!, problems);
            problems.ThrowIfAny();
            return site!;
        }

        private static SiteFile? ReadRoot(MapNode root, string path, ProblemList problems)
        {
            var lines = new Dictionary<string, int>();
            var settings = new SiteSettings();
            var reader = new MapReader(root, problems, NoParameters);
            settings.RigId = Needed(reader, "rig", "write the rig's name in topics, such as 'rig: rig7'", problems);
            settings.TimeServer = reader.Text("timeServer") ?? settings.TimeServer;
            CheckNames(reader, settings, problems);
            SiteBoard? board = ReadBoard(reader, problems);
            foreach (string section in SiteKeys.Sections)
            {
                ReadSection(reader, section, settings, lines, problems);
            }

            ReadSensors(reader, settings, lines, problems);
            MapReader? broker = Section(reader, "broker", true, lines, problems);
            if (broker is not null)
            {
                SiteBrokerReader.Read(broker, settings.Broker, Path.GetDirectoryName(Path.GetFullPath(path))!, problems);
            }

            reader.RefuseOthers("a rig");
            return board is null ? null : new SiteFile(path, board, settings, lines);
        }

        private static void CheckNames(MapReader reader, SiteSettings settings, ProblemList problems)
        {
            if (settings.RigId.Length > 0 && !Topics.IsRigId(settings.RigId))
            {
                problems.Add(reader.LineOf("rig"), $"'{settings.RigId}' cannot be a rig's name in topics", $"write 1 to {Topics.RigIdLengthMax} letters, digits, hyphens and underscores");
            }

            if (!SiteBrokerReader.IsHost(settings.TimeServer))
            {
                problems.Add(reader.LineOf("timeServer"), $"'{settings.TimeServer}' is no name or address of a time server", "write for example 'pool.ntp.org'");
            }
        }

        private static SiteBoard? ReadBoard(MapReader reader, ProblemList problems)
        {
            string names = string.Join(", ", SiteBoard.All.Select(board => board.Name));
            string name = Needed(reader, "board", $"write one of {names}", problems);
            SiteBoard? board = SiteBoard.Find(name);
            if (board is null && name.Length > 0)
            {
                problems.Add(reader.LineOf("board"), $"there is no board '{name}'", $"write one of {names}");
            }

            return board;
        }

        private static void ReadSection(MapReader root, string section, SiteSettings settings, Dictionary<string, int> lines, ProblemList problems)
        {
            MapReader? reader = Section(root, section, SiteKeys.Needed.Contains(section), lines, problems);
            if (reader is null)
            {
                return;
            }

            foreach (SiteKey key in SiteKeys.All.Where(key => key.Section == section))
            {
                ReadKey(reader, key, settings, lines, problems);
            }

            reader.RefuseOthers($"'{section}'");
        }

        private static void ReadKey(MapReader reader, SiteKey key, SiteSettings settings, Dictionary<string, int> lines, ProblemList problems)
        {
            if (!reader.Has(key.Name))
            {
                reader.Take(key.Name);
                if (key.IsNeeded)
                {
                    problems.Add(reader.Line, $"the key '{key.Name}' is missing in '{key.Section}'", key.Remedy);
                }

                return;
            }

            int line = reader.LineOf(key.Name);
            lines[$"{key.Section}.{key.Name}"] = line;
            decimal? value = key.Unit is null ? reader.Whole(key.Name, (int)key.Min, (int)key.Max) : Amount(reader, key, line, problems);
            if (value is { } amount)
            {
                key.Set(settings, amount);
            }
        }

        private static decimal? Amount(MapReader reader, SiteKey key, int line, ProblemList problems)
        {
            Quantity? quantity = reader.Quantity(key.Name, key.Unit!.Dimension);
            if (quantity is null)
            {
                return null;
            }

            decimal value = quantity.Value / key.Unit.Factor;
            if (quantity.Basis == UnitBasis.Absolute && value >= key.Min && value <= key.Max)
            {
                return value;
            }

            problems.Add(line, $"'{key.Name}' is {quantity.Text}", key.Remedy);
            return null;
        }

        private static void ReadSensors(MapReader root, SiteSettings settings, Dictionary<string, int> lines, ProblemList problems)
        {
            MapReader? reader = Section(root, "sensors", false, lines, problems);
            if (reader is null)
            {
                return;
            }

            settings.Configuration.TemperaturePoints = ReadPoints(reader, "pt1000", settings.Configuration.TemperaturePoints, lines, problems);
            settings.FrontEnd.TemperaturePoints = settings.Configuration.TemperaturePoints;
            settings.FrontEnd.Thermistors = ReadPoints(reader, "thermistors", settings.FrontEnd.Thermistors, lines, problems);
            reader.RefuseOthers("'sensors'");
        }

        private static int ReadPoints(MapReader reader, string key, int standard, Dictionary<string, int> lines, ProblemList problems)
        {
            SourceNode? node = reader.Take(key);
            if (node is null)
            {
                return standard;
            }

            lines[$"sensors.{key}"] = reader.LineOf(key);
            string[] names = Enumerable.Range(Channel.Temperature0, Channel.TemperaturesMax).Select(ChannelText.Name).ToArray();
            string remedy = $"write a list such as [{string.Join(", ", names)}]";
            if (node is not ListNode list)
            {
                problems.Add(node.Line, $"'{key}' is no list", remedy);
                return standard;
            }

            int points = 0;
            foreach (SourceNode item in list.Items)
            {
                string? name = (item as ScalarNode)?.Text;
                int point = System.Array.IndexOf(names, name);
                if (point < 0 || (points & (1 << point)) != 0)
                {
                    problems.Add(item.Line, point < 0 ? $"'{name}' is no temperature point (key '{key}')" : $"'{name}' stands twice in '{key}'", remedy);
                    continue;
                }

                points |= 1 << point;
            }

            return points;
        }

        // The map of a section, or null.
        private static MapReader? Section(MapReader root, string section, bool isNeeded, Dictionary<string, int> lines, ProblemList problems)
        {
            SourceNode? node = root.Take(section);
            if (node is MapNode map)
            {
                lines[section] = root.LineOf(section);
                return new MapReader(map, problems, NoParameters);
            }

            if (node is not null || isNeeded)
            {
                problems.Add(root.LineOf(section), node is null ? $"the section '{section}' is missing" : $"'{section}' is no map", $"write '{section}:' and its keys below, indented");
            }

            return null;
        }

        private static string Needed(MapReader reader, string key, string remedy, ProblemList problems)
        {
            string? text = reader.Text(key);
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }

            problems.Add(reader.LineOf(key), reader.Has(key) ? $"'{key}' is empty" : $"the key '{key}' is missing", remedy);
            return string.Empty;
        }
    }
}
