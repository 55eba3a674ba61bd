using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Host.Programs.Source;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>
    /// Reads PyBaMM experiment strings, one a line or as a JSON list (lists within it are cycles). The words charge and discharge say the
    /// direction; PyBaMM's own numbers count discharge as positive, ours charge.
    /// </summary>
    public sealed partial class PybammReader
    {
        private readonly ProblemList _problems;
        private readonly ForeignSteps _steps = new();
        private int _index;

        private PybammReader(ProblemList problems)
        {
            _problems = problems;
        }

        /// <summary>The program of a list of strings.</summary>
        public static ProgramDocument Read(ListNode root, string path, ProblemList problems)
        {
            var reader = new PybammReader(problems);
            reader.ReadList(root);
            return new ProgramDocument
            {
                File = path,
                Name = Path.GetFileNameWithoutExtension(path),
                Source = "PyBaMM experiment strings",
                Steps = reader._steps.Steps,
            };
        }

        /// <summary>The lines of a text as a list; empty lines and lines with # are left out.</summary>
        public static ListNode Lines(string text)
        {
            IEnumerable<SourceNode> items = text.Split('\n')
                .Select((line, i) => new ScalarNode(i + 1, line.Trim().TrimEnd(',').Trim('"', '\'')))
                .Where(line => line.Text.Length > 0 && line.Text[0] != '#');
            return new ListNode(1, items.ToList());
        }

        private void ReadList(ListNode list)
        {
            foreach (SourceNode item in list.Items)
            {
                if (item is ListNode cycle)
                {
                    ReadList(cycle);
                }
                else if (item is ScalarNode scalar)
                {
                    ReadStep(scalar);
                }
                else
                {
                    _problems.Add(item.Line, "this is no experiment string", "write for example \"Charge at C/10 until 4.3 V\"");
                }
            }
        }

        private void ReadStep(ScalarNode scalar)
        {
            Match match = Form().Match(scalar.Text);
            if (!match.Success)
            {
                _problems.Add(scalar.Line, $"'{scalar.Text}' is no experiment string that a rig knows", "write Rest, Charge at, Discharge at or Hold at, with 'for' and 'until'");
                return;
            }

            int line = scalar.Line;
            Quantity? time = match.Groups["time"].Success ? Value(line, match.Groups["time"].Value, "a time") : null;
            Quantity? until = match.Groups["until"].Success ? Value(line, match.Groups["until"].Value, "a limit") : null;
            Quantity? period = match.Groups["period"].Success ? Value(line, match.Groups["period"].Value, "a period") : null;
            RecordRule? record = period is null ? null : new RecordRule(period, null, null, null);
            string kind = match.Groups["kind"].Value.ToLowerInvariant();
            Quantity? value = match.Groups["value"].Success ? Value(line, match.Groups["value"].Value, "a value") : null;
            _index++;
            switch (kind)
            {
                case "rest" when time is not null && until is null && !match.Groups["value"].Success:
                    _steps.Add(_index, new RestStep(line, null, time) { Record = record });
                    break;
                case "charge" or "discharge" when value is { Dimension: Dimension.Current } && until is null or { Dimension: Dimension.Voltage }:
                    int sign = kind == "charge" ? 1 : -1;
                    Quantity signed = value! with { Value = value.Value * sign, Text = (sign < 0 ? "-" : string.Empty) + value.Text };
                    _steps.AddCurrent(_index, line, null, signed, until, time, record);
                    break;
                case "hold" when value is { Dimension: Dimension.Voltage } && until is null or { Dimension: Dimension.Current }:
                    _steps.AddHold(_index, line, null, value!, _steps.LastCurrent ?? ForeignNumber.Quantity(1, "C"), until, time, record);
                    break;
                default:
                    _problems.Add(line, $"'{scalar.Text}' does not go together", "a current goes until a voltage, a held voltage until a current, a rest for a time");
                    break;
            }
        }

        private Quantity? Value(int line, string text, string what)
        {
            Match match = Number().Match(text.Trim());
            if (match.Success && ForeignNumber.TryParse(match.Groups[1].Value, out decimal number))
            {
                string? unit = match.Groups[2].Value switch
                {
                    "A" or "mA" or "V" or "mV" or "C" => match.Groups[2].Value,
                    "hour" or "hours" or "h" => "h",
                    "minute" or "minutes" or "min" => "min",
                    "second" or "seconds" or "s" => "s",
                    _ => null,
                };
                if (unit is not null && number > 0)
                {
                    return ForeignNumber.Quantity(number, unit);
                }

                if (match.Groups[2].Value is "W" or "mW")
                {
                    _problems.Add(line, $"a rig cannot hold the power of {text.Trim()}", "write a current or a C-rate");
                    return null;
                }
            }
            else if (text.Trim().StartsWith("C/", StringComparison.Ordinal) && ForeignNumber.TryParseRate(text.Trim(), out decimal rate) && rate > 0)
            {
                return ForeignNumber.Quantity(rate, "C");
            }

            _problems.Add(line, $"'{text.Trim()}' is not {what} that a rig knows", "write a number above zero with A, mA, C, V, mV, hours, minutes or seconds");
            return null;
        }

        [GeneratedRegex(@"^(?<kind>Rest|Charge|Discharge|Hold)(?:\s+at\s+(?<value>\S+(?:\s*(?:mA|A|mV|V|C|W|mW))?))?(?:\s+for\s+(?<time>[\d.]+\s*\w+))?(?:\s+(?:or\s+)?until\s+(?<until>\S+(?:\s*(?:mA|A|mV|V|C))?))?(?:\s*\((?<period>[\d.]+\s*\w+)\s+period\))?$", RegexOptions.IgnoreCase)]
        private static partial Regex Form();

        [GeneratedRegex(@"^([\d.]+(?:e-?\d+)?)\s*([A-Za-z]+)$")]
        private static partial Regex Number();
    }
}
