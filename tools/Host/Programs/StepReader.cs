using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Source;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs
{
    /// <summary>Reads the list of steps; the first key that names a kind says what a step is.</summary>
    public sealed class StepReader
    {
        private static readonly string[] Kinds = ["rest", "current", "charge", "discharge", "hold", "pulse", "sweep", "ramp", "impedance", "temperature", "force", "loop", "goto", "tag"];
        private readonly ProblemList _problems;
        private readonly IReadOnlyDictionary<string, string> _parameters;

        /// <param name="problems">Takes what is wrong.</param>
        /// <param name="parameters">Values put in for <c>$name</c>.</param>
        public StepReader(ProblemList problems, IReadOnlyDictionary<string, string> parameters)
        {
            _problems = problems;
            _parameters = parameters;
        }

        /// <summary>The steps of a list.</summary>
        public IReadOnlyList<ProgramStep> Read(SourceNode? node, int line, int depth = 0)
        {
            if (node is not ListNode list || list.Items.Count == 0)
            {
                _problems.Add(node?.Line ?? line, "there are no steps", "write 'steps' as a list with at least one step");
                return [];
            }

            if (depth > ProgramImage.LoopDepthMax)
            {
                _problems.Add(node.Line, $"loops are nested deeper than {ProgramImage.LoopDepthMax}", "write the inner steps out");
                return [];
            }

            return list.Items.Select(item => ReadStep(item, depth)).OfType<ProgramStep>().ToList();
        }

        /// <summary>A record rule.</summary>
        public RecordRule? ReadRecord(SourceNode? node)
        {
            if (node is null)
            {
                return null;
            }

            if (node is not MapNode map)
            {
                _problems.Add(node.Line, "'record' is no map", "write for example 'record: { every: 10 s, voltageChange: 5 mV }'");
                return null;
            }

            var reader = new MapReader(map, _problems, _parameters);
            var rule = new RecordRule(
                Positive(reader, "every", Dimension.Time),
                Positive(reader, "voltageChange", Dimension.Voltage),
                Positive(reader, "currentChange", Dimension.Current),
                Positive(reader, "temperatureChange", Dimension.Temperature));
            reader.RefuseOthers("'record'");
            return rule;
        }

        private Quantity? Positive(MapReader reader, string key, Dimension dimension)
        {
            Quantity? value = reader.Quantity(key, dimension);
            if (value is { Value: <= 0 })
            {
                _problems.Add(reader.LineOf(key), $"'{key}' is {value.Text}", "write a value above zero");
                return null;
            }

            return value;
        }

        private ProgramStep? ReadStep(SourceNode node, int depth)
        {
            if (node is not MapNode map)
            {
                _problems.Add(node.Line, "this step is no map", "write for example '- rest: 10 min'");
                return null;
            }

            var reader = new MapReader(map, _problems, _parameters);
            List<string> kinds = Kinds.Where(reader.Has).ToList();
            if (kinds.Count != 1)
            {
                string found = kinds.Count == 0 ? $"none of the kinds of step is among the keys {string.Join(", ", reader.Keys)}" : $"this step is both '{kinds[0]}' and '{kinds[1]}'";
                _problems.Add(map.Line, found, $"write exactly one of {string.Join(", ", Kinds)}");
                return null;
            }

            string? name = reader.Text("name");
            ProgramStep? step = ReadKind(reader, kinds[0], name, depth);
            reader.Take("note");
            bool takesTime = kinds[0] is not ("loop" or "goto" or "tag");
            IReadOnlyList<EndRule> until = takesTime ? ReadUntil(reader) : [];
            RecordRule? record = takesTime ? ReadRecord(reader.Take("record")) : null;
            reader.RefuseOthers($"a step of kind '{kinds[0]}'");
            return step is null ? null : step with { Until = until, Record = record };
        }

        private ProgramStep? ReadKind(MapReader reader, string kind, string? name, int depth)
        {
            return kind switch
            {
                "rest" => ReadRest(reader, name),
                "current" => ReadCurrent(reader, kind, name, 1),
                "charge" => ReadCurrent(reader, kind, name, 1),
                "discharge" => ReadCurrent(reader, kind, name, -1),
                "hold" => ReadHold(reader, name),
                "pulse" => ReadPulse(reader, name),
                "sweep" => ReadSweep(reader, name),
                "ramp" => ReadRamp(reader, name),
                "impedance" => ReadImpedance(reader, name),
                "temperature" => reader.Quantity(kind, Dimension.Temperature) is { } value ? new TemperatureStep(reader.Line, name, value) : null,
                "force" => reader.Quantity(kind, Dimension.Force) is { } value ? new ForceStep(reader.Line, name, value) : null,
                "loop" => ReadLoop(reader, name, depth),
                "goto" => reader.Text(kind) is { } target ? new GotoStep(reader.Line, name, target) : null,
                _ => reader.Text(kind) is { } text ? new TagStep(reader.Line, name, text) : null,
            };
        }

        private static RestStep ReadRest(MapReader reader, string? name)
        {
            // "rest:" without a value leaves the end to its conditions.
            bool bare = reader.Take("rest") is ScalarNode { Text.Length: 0 };
            return new RestStep(reader.Line, name, bare ? null : reader.Quantity("rest", Dimension.Time));
        }

        private CurrentStep? ReadCurrent(MapReader reader, string kind, string? name, int sign)
        {
            Quantity? current = reader.Quantity(kind, Dimension.Current);
            VoltageTarget? hold = ReadTarget(reader, "thenHold");
            if (current is { Value: <= 0 } && kind != "current")
            {
                _problems.Add(reader.LineOf(kind), $"'{kind}' is {current.Text}", "write the magnitude; the key says which way it flows");
                return null;
            }

            return current is null ? null : new CurrentStep(reader.Line, name, current, sign, hold);
        }

        private VoltageStep? ReadHold(MapReader reader, string? name)
        {
            VoltageTarget? target = ReadTarget(reader, "hold");
            Quantity? currentMax = Positive(reader, "currentMax", Dimension.Current);
            if (!reader.Has("currentMax"))
            {
                _problems.Add(reader.Line, "a held voltage needs the largest current it may draw", "add for example 'currentMax: 0.1 C'");
            }

            return target is null || currentMax is null ? null : new VoltageStep(reader.Line, name, target, currentMax);
        }

        private VoltageTarget? ReadTarget(MapReader reader, string key)
        {
            string? text = reader.Text(key);
            if (text is null)
            {
                return null;
            }

            foreach ((string prefix, VoltageOf of) in new[] { ("stack ", VoltageOf.Stack), ("highest cell ", VoltageOf.HighestCell), ("lowest cell ", VoltageOf.LowestCell) })
            {
                if (text.StartsWith(prefix, StringComparison.Ordinal))
                {
                    Quantity? voltage = reader.Parse(reader.LineOf(key), key, text[prefix.Length..], Dimension.Voltage);
                    return voltage is null ? null : new VoltageTarget(of, voltage);
                }
            }

            _problems.Add(reader.LineOf(key), $"'{key}' does not say what '{text}' is measured over", "write 'stack 8.6 V', 'highest cell 4.3 V' or 'lowest cell 3.0 V'");
            return null;
        }

        private PulseStep? ReadPulse(MapReader reader, string? name)
        {
            MapReader? pulse = ReadMap(reader, "pulse", "discharge: 0.1 C, time: 10 min, rest: 1 h, count: 20");
            if (pulse is null)
            {
                return null;
            }

            string kind = pulse.Has("discharge") ? "discharge" : "charge";
            Quantity? current = pulse.Needed(kind, Dimension.Current);
            Quantity? on = pulse.Needed("time", Dimension.Time);
            Quantity? off = pulse.Needed("rest", Dimension.Time);
            int? count = pulse.Whole("count", 1, ProgramImage.PassesMax);
            if (!pulse.Has("count"))
            {
                _problems.Add(pulse.Line, "the key 'count' is missing", "write how many pulses to give");
            }

            pulse.RefuseOthers("'pulse'");
            return current is null || on is null || off is null || count is null ? null
                : new PulseStep(reader.Line, name, current, kind == "charge" ? 1 : -1, on, off, count.Value);
        }

        private SweepStep? ReadSweep(MapReader reader, string? name)
        {
            MapReader? sweep = ReadMap(reader, "sweep", "from: 6.0 V, to: 8.6 V, rate: 0.5 mV/s, currentMax: 0.1 mA");
            if (sweep is null)
            {
                return null;
            }

            Quantity? from = sweep.Needed("from", Dimension.Voltage);
            Quantity? to = sweep.Needed("to", Dimension.Voltage);
            Quantity? rate = sweep.Needed("rate", Dimension.VoltageRate);
            Quantity? currentMax = sweep.Needed("currentMax", Dimension.Current);
            int? cycles = sweep.Whole("cycles", 1, ProgramImage.PassesMax);
            sweep.RefuseOthers("'sweep'");
            if (from is null || to is null || rate is null || currentMax is null)
            {
                return null;
            }

            if (from.Value == to.Value || rate.Value <= 0)
            {
                _problems.Add(sweep.Line, "the sweep does not move", "write two different voltages and a rate above zero; the voltages say which way it goes");
            }

            return new SweepStep(reader.Line, name, from, to, rate, currentMax, cycles);
        }

        private RampStep? ReadRamp(MapReader reader, string? name)
        {
            MapReader? ramp = ReadMap(reader, "ramp", "from: 0.1 mA/cm2, to: 2 mA/cm2, step: 0.1 mA/cm2, time: 30 min, alternate: true");
            if (ramp is null)
            {
                return null;
            }

            Quantity? from = ramp.Needed("from", Dimension.Current);
            Quantity? to = ramp.Needed("to", Dimension.Current);
            Quantity? step = ramp.Needed("step", Dimension.Current);
            Quantity? time = ramp.Needed("time", Dimension.Time);
            Quantity? rest = ramp.Quantity("rest", Dimension.Time);
            string? alternate = ramp.Text("alternate");
            ramp.RefuseOthers("'ramp'");
            if (alternate is not (null or "true" or "false"))
            {
                _problems.Add(ramp.LineOf("alternate"), $"'alternate' is '{alternate}'", "write true or false");
            }

            return from is null || to is null || step is null || time is null ? null
                : new RampStep(reader.Line, name, from, to, step, time, alternate == "true", rest);
        }

        private ImpedanceStep? ReadImpedance(MapReader reader, string? name)
        {
            MapReader? wave = ReadMap(reader, "impedance", "from: 5 Hz, to: 10 mHz, perDecade: 5, amplitude: 10 uA");
            if (wave is null)
            {
                return null;
            }

            Quantity? from = wave.Needed("from", Dimension.Frequency);
            Quantity? to = wave.Needed("to", Dimension.Frequency);
            Quantity? amplitude = wave.Needed("amplitude", Dimension.Current);
            Quantity? bias = wave.Quantity("bias", Dimension.Current);
            int? perDecade = Or(wave, "perDecade", 1, 8, 5);
            int? periods = Or(wave, "periods", 2, 1000, 4);
            int? settle = Or(wave, "settle", 1, 1000, 1);
            string? kind = wave.Text("wave");
            wave.RefuseOthers("'impedance'");
            if (kind is not (null or "sine" or "multisine"))
            {
                _problems.Add(wave.LineOf("wave"), $"'wave' is '{kind}'", "write sine or multisine");
            }

            return from is null || to is null || amplitude is null || perDecade is null || periods is null || settle is null ? null
                : new ImpedanceStep(reader.Line, name, from, to, amplitude, perDecade.Value, kind == "multisine", periods.Value, settle.Value, bias);
        }

        private static int? Or(MapReader reader, string key, int min, int max, int standard)
        {
            return reader.Has(key) ? reader.Whole(key, min, max) : reader.Take(key) is null ? standard : null;
        }

        private MapReader? ReadMap(MapReader reader, string key, string example)
        {
            if (reader.Take(key) is MapNode map)
            {
                return new MapReader(map, _problems, _parameters);
            }

            _problems.Add(reader.LineOf(key), $"'{key}' is no map", $"write for example '{key}: {{ {example} }}'");
            return null;
        }

        private LoopStep? ReadLoop(MapReader reader, string? name, int depth)
        {
            int? passes = reader.Whole("loop", 1, ProgramImage.PassesMax);
            SourceNode? body = reader.Take("steps");
            IReadOnlyList<ProgramStep> steps = Read(body, reader.Line, depth + 1);
            return passes is null ? null : new LoopStep(reader.Line, name, passes.Value, steps);
        }

        private List<EndRule> ReadUntil(MapReader reader)
        {
            SourceNode? node = reader.Take("until");
            IEnumerable<SourceNode> items = node switch { null => [], ListNode list => list.Items, _ => [node] };
            return items.Select(item => ReadRule(item, reader)).OfType<EndRule>().ToList();
        }

        private EndRule? ReadRule(SourceNode node, MapReader reader)
        {
            string? target = null;
            string? text;
            if (node is MapNode map)
            {
                var rule = new MapReader(map, _problems, _parameters);
                text = rule.Text("when");
                target = rule.Text("goto");
                rule.RefuseOthers("a condition");
                if (text is null)
                {
                    _problems.Add(map.Line, "this condition has no 'when'", "write for example '{ when: any cell >= 4.3 V, goto: discharge }'");
                    return null;
                }
            }
            else
            {
                text = reader.TextOf(node, "until");
            }

            IReadOnlyList<EndCondition> conditions = text is null ? [] : ConditionReader.Read(node.Line, text, reader, _problems);
            return conditions.Count == 0 ? null : new EndRule(node.Line, conditions, target);
        }
    }
}
