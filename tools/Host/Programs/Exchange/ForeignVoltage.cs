using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>What of a step's conditions a format with one voltage and one time can say.</summary>
    /// <param name="Voltage">Limit of any cell, or of the stack of a single cell; null for none.</param>
    /// <param name="Current">Lower limit of the current; null for none.</param>
    /// <param name="Time">Time; null for none.</param>
    public sealed record ForeignVoltage(Quantity? Voltage, Quantity? Current, Quantity? Time)
    {
        /// <summary>The conditions of a step; what cannot be said is noted by name.</summary>
        public static ForeignVoltage Of(ProgramStep step, int sign, string format, ProblemList problems)
        {
            var said = new ForeignVoltage(null, null, null);
            foreach (EndRule rule in step.Until)
            {
                EndCondition condition = rule.Conditions[0];
                bool isPlain = rule.Goto is null && rule.Conditions.Count == 1;
                bool isVoltage = condition.Kind == (sign > 0 ? EndKind.AnyCellAbove : EndKind.AnyCellBelow);
                if (isPlain && isVoltage && said.Voltage is null)
                {
                    said = said with { Voltage = condition.Limit };
                }
                else if (isPlain && condition.Kind == EndKind.CurrentBelow && said.Current is null)
                {
                    said = said with { Current = condition.Limit };
                }
                else if (isPlain && condition.Kind == EndKind.Time && said.Time is null)
                {
                    said = said with { Time = condition.Limit };
                }
                else
                {
                    string text = string.Join(" and ", rule.Conditions.Select(part => part.Text));
                    problems.Add(rule.Line, $"{format} cannot say '{text}'{(rule.Goto is null ? string.Empty : $" with a jump to '{rule.Goto}'")}", "leave the condition out, or keep the program in our own format");
                }
            }

            return said;
        }
    }
}
