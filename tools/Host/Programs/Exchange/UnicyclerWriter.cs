using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>Writes a program as aurora-unicycler JSON; a step or condition that the format does not know is refused by name.</summary>
    public sealed class UnicyclerWriter
    {
        private const string Format = "aurora-unicycler";
        private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
        private readonly ProblemList _problems;
        private readonly JsonArray _method = [];

        private UnicyclerWriter(ProblemList problems)
        {
            _problems = problems;
        }

        /// <summary>The JSON text.</summary>
        /// <exception cref="ProgramException">The format cannot say something of the program.</exception>
        public static string Write(ProgramDocument document)
        {
            var problems = new ProblemList(document.File);
            var writer = new UnicyclerWriter(problems);
            writer.Add(document.Steps);
            var root = new JsonObject
            {
                ["sample"] = new JsonObject { ["name"] = document.Name, ["capacity_mAh"] = Number(document.OneC, 1e6m) },
                ["record"] = new JsonObject
                {
                    ["current_mA"] = Number(document.Record?.CurrentChange, 1e6m),
                    ["voltage_V"] = Number(document.Record?.VoltageChange, 1e6m),
                    ["time_s"] = Number(document.Record?.Every, 100m) ?? 1m,
                },
                ["safety"] = new JsonObject
                {
                    ["max_voltage_V"] = Number(document.Limits.CellMax, 1e6m),
                    ["min_voltage_V"] = Number(document.Limits.CellMin, 1e6m),
                },
                ["method"] = writer._method,
            };
            problems.ThrowIfAny();
            return root.ToJsonString(Indented);
        }

        private void Add(IReadOnlyList<ProgramStep> steps)
        {
            foreach (ProgramStep step in steps)
            {
                Add(step);
            }
        }

        private void Add(ProgramStep step)
        {
            switch (step)
            {
                case RestStep { Time: not null, Until.Count: 0 } rest:
                    _method.Add((JsonNode)new JsonObject { ["step"] = "open_circuit_voltage", ["until_time_s"] = Number(rest.Time, 100m) });
                    break;
                case CurrentStep { Hold: null } current:
                    int sign = current.Current.Value * current.Sign < 0 ? -1 : 1;
                    ForeignVoltage ends = ForeignVoltage.Of(step, sign, Format, _problems);
                    JsonObject written = Current(current.Current, current.Sign, "rate_C", "current_mA", "constant_current", step.Line);
                    written["until_time_s"] = Number(ends.Time, 100m);
                    written["until_voltage_V"] = Number(ends.Voltage, 1e6m);
                    _method.Add((JsonNode)written);
                    break;
                case VoltageStep { Target.Of: not VoltageOf.Stack } hold:
                    ForeignVoltage holdEnds = ForeignVoltage.Of(step, 1, Format, _problems);
                    JsonObject held = holdEnds.Current is null
                        ? new JsonObject { ["step"] = "constant_voltage" }
                        : Current(holdEnds.Current, 1, "until_rate_C", "until_current_mA", "constant_voltage", step.Line);
                    held["voltage_V"] = Number(hold.Target.Voltage, 1e6m);
                    held["until_time_s"] = Number(holdEnds.Time, 100m);
                    _method.Add((JsonNode)held);
                    break;
                case LoopStep loop:
                    int first = _method.Count + 1;
                    Add(loop.Steps);
                    _method.Add((JsonNode)new JsonObject { ["step"] = "loop", ["loop_to"] = first, ["cycle_count"] = loop.Passes });
                    break;
                case TagStep tag:
                    _method.Add((JsonNode)new JsonObject { ["step"] = "tag", ["tag"] = tag.Text });
                    break;
                default:
                    _problems.Add(step.Line, $"{Format} has no step like this {StepWord.Of(step)}", "leave it out, or keep the program in our own format");
                    break;
            }
        }

        private JsonObject Current(Quantity current, int sign, string rateKey, string currentKey, string kind, int line)
        {
            var step = new JsonObject { ["step"] = kind };
            switch (current.Basis)
            {
                case UnitBasis.OneC:
                    step[rateKey] = sign * current.Value;
                    break;
                case UnitBasis.Absolute:
                    step[currentKey] = sign * current.Value / 1e6m;
                    break;
                default:
                    _problems.Add(line, $"{Format} cannot say the current per area '{current.Text}'", "write it in mA or as a C-rate");
                    break;
            }

            return step;
        }

        private static decimal? Number(Quantity? quantity, decimal divisor)
        {
            return quantity is null ? null : quantity.Value / divisor;
        }
    }
}
