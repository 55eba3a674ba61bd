using System.Collections.Generic;
using System.Linq;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>Writes a program as PyBaMM experiment strings, loops written out; what they cannot say is refused by name.</summary>
    public sealed class PybammWriter
    {
        /// <summary>The most strings; a program of more is meant for a rig, not for a simulation by strings.</summary>
        public const int StringsMax = 10000;

        private const string Format = "PyBaMM's strings";
        private readonly ProblemList _problems;

        private PybammWriter(ProblemList problems)
        {
            _problems = problems;
        }

        /// <summary>The strings.</summary>
        /// <exception cref="ProgramException">The format cannot say something of the program.</exception>
        public static IReadOnlyList<string> Write(ProgramDocument document)
        {
            var problems = new ProblemList(document.File);
            List<string> strings = new PybammWriter(problems).Strings(document.Steps);
            problems.ThrowIfAny();
            return strings;
        }

        private List<string> Strings(IReadOnlyList<ProgramStep> steps)
        {
            var strings = new List<string>();
            foreach (ProgramStep step in steps)
            {
                if (step is LoopStep loop)
                {
                    List<string> body = Strings(loop.Steps);
                    if ((long)body.Count * loop.Passes + strings.Count > StringsMax)
                    {
                        _problems.Add(loop.Line, $"this loop would be more than {StringsMax} strings", "give it fewer passes");
                        return strings;
                    }

                    strings.AddRange(Enumerable.Repeat(body, loop.Passes).SelectMany(pass => pass));
                }
                else if (step is not TagStep)
                {
                    strings.Add(String(step));
                }
            }

            return strings;
        }

        private string String(ProgramStep step)
        {
            switch (step)
            {
                case RestStep { Time: not null, Until.Count: 0 } rest:
                    return "Rest" + For(rest.Time);
                case CurrentStep { Hold: null } current:
                    int sign = current.Current.Value * current.Sign < 0 ? -1 : 1;
                    ForeignVoltage ends = ForeignVoltage.Of(step, sign, Format, _problems);
                    return $"{(sign > 0 ? "Charge" : "Discharge")} at {Current(current.Current, step.Line)}{For(ends.Time)}{Until(ends.Time, ends.Voltage is null ? null : Voltage(ends.Voltage))}";
                case VoltageStep { Target.Of: not VoltageOf.Stack } hold:
                    ForeignVoltage holdEnds = ForeignVoltage.Of(step, 1, Format, _problems);
                    return $"Hold at {Voltage(hold.Target.Voltage)}{For(holdEnds.Time)}{Until(holdEnds.Time, holdEnds.Current is null ? null : Current(holdEnds.Current, step.Line))}";
                default:
                    _problems.Add(step.Line, $"{Format} have no step like this {StepWord.Of(step)}", "leave it out, or keep the program in our own format");
                    return string.Empty;
            }
        }

        private string Current(Quantity current, int line)
        {
            decimal magnitude = System.Math.Abs(current.Value);
            if (current.Basis == UnitBasis.Area)
            {
                _problems.Add(line, $"{Format} cannot say the current per area '{current.Text}'", "write it in mA or as a C-rate");
            }

            return current.Basis == UnitBasis.OneC ? $"{ForeignNumber.Text(magnitude)}C" : $"{ForeignNumber.Text(magnitude / 1e6m)} mA";
        }

        private static string Voltage(Quantity voltage)
        {
            return $"{ForeignNumber.Text(voltage.Value / 1e6m)} V";
        }

        private static string For(Quantity? time)
        {
            return time is null ? string.Empty : $" for {ForeignNumber.Text(time.Value / 100m)} seconds";
        }

        private static string Until(Quantity? time, string? limit)
        {
            return limit is null ? string.Empty : $"{(time is null ? string.Empty : " or")} until {limit}";
        }
    }
}
