using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Source;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>Reads the JSON of aurora-unicycler: every field of its steps; what a rig cannot do is refused by name.</summary>
    public sealed class UnicyclerReader
    {
        private readonly ProblemList _problems;
        private readonly ForeignSteps _steps = new();
        private readonly Dictionary<string, int> _tags = [];
        private decimal? _capacity;
        private Quantity? _safetyCurrent;

        private UnicyclerReader(ProblemList problems)
        {
            _problems = problems;
        }

        /// <summary>True when a file's root looks like this format.</summary>
        public static bool Recognises(SourceNode? root)
        {
            return root is MapNode map && map.Entries.Any(entry => entry.Key == "method");
        }

        /// <summary>The program of a file.</summary>
        public static ProgramDocument? Read(MapNode root, string path, ProblemList problems)
        {
            return new UnicyclerReader(problems).ReadRoot(root, path);
        }

        private ProgramDocument? ReadRoot(MapNode root, string path)
        {
            MapReader reader = Reader(root);
            MapReader? sample = Part(reader, "sample");
            string name = sample?.Text("name") is { Length: > 0 } given and not "$NAME" ? given : Path.GetFileNameWithoutExtension(path);
            _capacity = Number(sample, "capacity_mAh");
            sample?.RefuseOthers("'sample'");
            MapReader? version = Part(reader, "unicycler");
            version?.Take("version");
            version?.RefuseOthers("'unicycler'");
            RecordRule? record = ReadRecord(Part(reader, "record"));
            ProgramLimits limits = ReadSafety(Part(reader, "safety"), out string? note);
            ReadMethod(reader.Take("method"), root.Line);
            reader.RefuseOthers("a unicycler protocol");
            return new ProgramDocument
            {
                File = path,
                Name = name,
                Source = "aurora-unicycler protocol",
                Note = note,
                OneC = _capacity is { } capacity ? ForeignNumber.Quantity(capacity, "mA") : null,
                Limits = limits,
                Rig = limits,
                Record = record,
                Steps = _steps.Steps,
            };
        }

        private RecordRule? ReadRecord(MapReader? reader)
        {
            if (reader is null)
            {
                return null;
            }

            var rule = new RecordRule(Quantity(reader, "time_s", "s"), Quantity(reader, "voltage_V", "V"), Quantity(reader, "current_mA", "mA"), null);
            reader.RefuseOthers("'record'");
            return rule;
        }

        private ProgramLimits ReadSafety(MapReader? reader, out string? note)
        {
            note = null;
            if (reader is null)
            {
                return ProgramLimits.None;
            }

            Quantity? voltageMax = Quantity(reader, "max_voltage_V", "V", zeroCounts: true);
            Quantity? voltageMin = Quantity(reader, "min_voltage_V", "V", zeroCounts: true);
            decimal? charge = Number(reader, "max_current_mA");
            decimal? discharge = Number(reader, "min_current_mA");
            if (charge is not null && discharge is not null && charge != -discharge)
            {
                _problems.Add(reader.LineOf("min_current_mA"), "'min_current_mA' and 'max_current_mA' differ in magnitude", "a rig has one limit for both directions; write the same");
            }

            if (Number(reader, "max_capacity_mAh") is not null)
            {
                _problems.Add(reader.LineOf("max_capacity_mAh"), "'max_capacity_mAh' cannot be watched over a whole program by a rig", "leave it out and limit the charge of each step in our own format");
            }

            if (Number(reader, "delay_s") is { } delay)
            {
                note = $"The safety delay of {ForeignNumber.Text(delay)} s is not waited for: a rig's limits act at once.";
            }

            reader.RefuseOthers("'safety'");
            decimal? current = charge ?? -discharge;
            _safetyCurrent = current is { } magnitude ? ForeignNumber.Quantity(Math.Abs(magnitude), "mA") : null;
            return new ProgramLimits(voltageMax, voltageMin, _safetyCurrent, null, null, null, reader.Line);
        }

        private void ReadMethod(SourceNode? node, int line)
        {
            if (node is not ListNode { Items.Count: > 0 } method)
            {
                _problems.Add(node?.Line ?? line, "'method' has no steps", "write a list with at least one step");
                return;
            }

            for (int i = 0; i < method.Items.Count; i++)
            {
                if (method.Items[i] is MapNode map)
                {
                    ReadStep(Reader(map), i + 1);
                }
                else
                {
                    _problems.Add(method.Items[i].Line, "this step is no map", "write for example { \"step\": \"open_circuit_voltage\", \"until_time_s\": 600 }");
                }
            }
        }

        private void ReadStep(MapReader reader, int index)
        {
            string kind = reader.Text("step") ?? string.Empty;
            string? name = Given(reader.Text("id"));
            switch (kind)
            {
                case "open_circuit_voltage":
                    _steps.Add(index, new RestStep(reader.Line, name, Needed(reader, "until_time_s", "s")));
                    break;
                case "constant_current":
                    ReadCurrent(reader, index, name);
                    break;
                case "constant_voltage":
                    ReadVoltage(reader, index, name);
                    break;
                case "loop":
                    ReadLoop(reader, index, name);
                    break;
                case "tag":
                    ReadTag(reader, index, name);
                    break;
                case "impedance_spectroscopy" or "voltage_scan":
                    _problems.Add(reader.Line, $"a rig's program cannot take over a step of kind '{kind}'", kind == "voltage_scan" ? "write it as 'sweep' in our own format" : "leave it out, or mark its place by a tag");
                    return;
                default:
                    _problems.Add(reader.Line, $"there is no step of kind '{kind}'", "write open_circuit_voltage, constant_current, constant_voltage, loop or tag");
                    return;
            }

            reader.RefuseOthers($"a step of kind '{kind}'");
        }

        private void ReadCurrent(MapReader reader, int index, string? name)
        {
            // The C-rate comes first when both are there, as in the format's own rules.
            Quantity? milliamps = Quantity(reader, "current_mA", "mA");
            Quantity? current = Rate(reader, "rate_C") ?? milliamps;
            Quantity? time = Quantity(reader, "until_time_s", "s");
            Quantity? voltage = Quantity(reader, "until_voltage_V", "V");
            if (current is null)
            {
                _problems.Add(reader.Line, "this constant current has neither 'rate_C' nor 'current_mA'", "write one of them, not zero");
                return;
            }

            _steps.AddCurrent(index, reader.Line, name, current, voltage, time, null);
        }

        private void ReadVoltage(MapReader reader, int index, string? name)
        {
            Quantity? voltage = Quantity(reader, "voltage_V", "V", zeroCounts: true);
            Quantity? time = Quantity(reader, "until_time_s", "s");
            Quantity? milliamps = Quantity(reader, "until_current_mA", "mA");
            Quantity? current = Rate(reader, "until_rate_C") ?? milliamps;
            current = current is { Value: < 0 } ? current with { Value = -current.Value, Text = current.Text.TrimStart('-') } : current;
            Quantity? currentMax = _steps.LastCurrent ?? _safetyCurrent ?? (_capacity is null ? null : ForeignNumber.Quantity(1, "C"));
            if (voltage is null || currentMax is null)
            {
                _problems.Add(reader.Line, voltage is null ? "this constant voltage has no 'voltage_V'" : "nothing says how much current this constant voltage may draw", voltage is null ? "write it" : "put a constant current before it, or give 'max_current_mA' under 'safety'");
                return;
            }

            _steps.AddHold(index, reader.Line, name, voltage, currentMax, current, time, null);
        }

        private void ReadLoop(MapReader reader, int index, string? name)
        {
            string target = reader.Text("loop_to") ?? "1";
            int? passes = reader.Whole("cycle_count", 1, ProgramImage.PassesMax);
            int first = int.TryParse(target, out int number) ? number : _tags.GetValueOrDefault(target, -1);
            if (passes is null || first < 1 || first >= index || !_steps.TryLoop(index, reader.Line, name, first, passes.Value))
            {
                _problems.Add(reader.Line, $"the loop to '{target}' leads to no earlier step, into another loop, or has no 'cycle_count'", "write a tag or the number of an earlier step from 1, and how often to run in all");
            }
        }

        private void ReadTag(MapReader reader, int index, string? name)
        {
            string tag = reader.Text("tag") ?? string.Empty;
            if (!_tags.TryAdd(tag, index))
            {
                _problems.Add(reader.Line, $"the tag '{tag}' is there twice", "give each tag a name of its own");
            }

            _steps.Add(index, new TagStep(reader.Line, name, tag));
        }

        private MapReader Reader(MapNode map)
        {
            return new MapReader(map, _problems, new Dictionary<string, string>());
        }

        private MapReader? Part(MapReader reader, string key)
        {
            SourceNode? node = reader.Take(key);
            if (node is MapNode map)
            {
                return Reader(map);
            }

            if (node is not null)
            {
                _problems.Add(node.Line, $"'{key}' is no map", "write its fields in braces");
            }

            return null;
        }

        private Quantity? Needed(MapReader reader, string key, string unit)
        {
            Quantity? quantity = Quantity(reader, key, unit);
            if (quantity is null)
            {
                _problems.Add(reader.LineOf(key), $"this step has no '{key}'", "write it, above zero");
            }

            return quantity;
        }

        private Quantity? Quantity(MapReader reader, string key, string unit, bool zeroCounts = false)
        {
            decimal? number = Number(reader, key, zeroCounts);
            return number is null ? null : ForeignNumber.Quantity(number.Value, unit);
        }

        private Quantity? Rate(MapReader reader, string key)
        {
            string? text = Given(reader.Text(key));
            if (text is null)
            {
                return null;
            }

            if (!ForeignNumber.TryParseRate(text, out decimal rate))
            {
                _problems.Add(reader.LineOf(key), $"'{key}' is '{text}'", "write a number or for example C/3");
                return null;
            }

            return rate == 0 ? null : ForeignNumber.Quantity(rate, "C");
        }

        private decimal? Number(MapReader? reader, string key, bool zeroCounts = false)
        {
            string? text = Given(reader?.Text(key));
            if (text is null)
            {
                return null;
            }

            if (!ForeignNumber.TryParse(text, out decimal number))
            {
                _problems.Add(reader!.LineOf(key), $"'{key}' is '{text}'", "write a number");
                return null;
            }

            // The format reads empty text and, for most fields, zero as "not given".
            return number == 0 && !zeroCounts ? null : number;
        }

        private static string? Given(string? text)
        {
            return string.IsNullOrWhiteSpace(text) || text == "null" ? null : text;
        }
    }
}
