using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>
    /// Builds our steps from formats that know one cell and one voltage. On a stack each voltage is taken as a cell's: a charge ends when any
    /// cell has risen to it, a discharge when any has fallen to it, and a held voltage is that of the leading cell.
    /// </summary>
    public sealed class ForeignSteps
    {
        private readonly List<(int Index, ProgramStep Step)> _steps = [];
        private Quantity? _lastCurrent;
        private int _lastSign = 1;

        /// <summary>The steps so far.</summary>
        public IReadOnlyList<ProgramStep> Steps => _steps.Select(item => item.Step).ToList();

        /// <summary>The magnitude of the current of the last step that had one, or null.</summary>
        public Quantity? LastCurrent => _lastCurrent;

        /// <summary>Adds a step.</summary>
        /// <param name="index">Its place in the foreign list, for loops.</param>
        /// <param name="step">The step.</param>
        public void Add(int index, ProgramStep step)
        {
            _steps.Add((index, step));
        }

        /// <summary>Adds a constant current; a negative one discharges.</summary>
        public void AddCurrent(int index, int line, string? name, Quantity current, Quantity? voltage, Quantity? time, RecordRule? record)
        {
            int sign = current.Value < 0 ? -1 : 1;
            Quantity magnitude = sign > 0 ? current : current with { Value = -current.Value, Text = current.Text.TrimStart('-') };
            _lastCurrent = magnitude;
            _lastSign = sign;
            var until = new List<EndRule>();
            if (voltage is not null)
            {
                until.Add(Rule(line, sign > 0 ? "any cell >=" : "any cell <=", sign > 0 ? EndKind.AnyCellAbove : EndKind.AnyCellBelow, voltage));
            }

            AddTime(until, line, time);
            Add(index, new CurrentStep(line, name, magnitude, sign, null) { Until = until, Record = record });
        }

        /// <summary>Adds a held voltage of the leading cell.</summary>
        public void AddHold(int index, int line, string? name, Quantity voltage, Quantity currentMax, Quantity? current, Quantity? time, RecordRule? record)
        {
            var until = new List<EndRule>();
            if (current is not null)
            {
                until.Add(Rule(line, "current <=", EndKind.CurrentBelow, current));
            }

            AddTime(until, line, time);
            VoltageOf of = _lastSign > 0 ? VoltageOf.HighestCell : VoltageOf.LowestCell;
            Add(index, new VoltageStep(line, name, new VoltageTarget(of, voltage), currentMax) { Until = until, Record = record });
        }

        /// <summary>Puts the steps from a place on into a loop; false when that place lies within a loop that is already closed.</summary>
        public bool TryLoop(int index, int line, string? name, int first, int passes)
        {
            int start = _steps.FindIndex(item => item.Index == first);
            if (start < 0)
            {
                return false;
            }

            List<ProgramStep> body = _steps.Skip(start).Select(item => item.Step).ToList();
            _steps.RemoveRange(start, _steps.Count - start);

            // The loop stands where its body began, so that an outer loop may begin there too.
            _steps.Add((first, new LoopStep(line, name, passes, body)));
            return true;
        }

        private static void AddTime(List<EndRule> until, int line, Quantity? time)
        {
            if (time is not null)
            {
                until.Add(Rule(line, "time >=", EndKind.Time, time));
            }
        }

        private static EndRule Rule(int line, string subject, int kind, Quantity limit)
        {
            return new EndRule(line, [new EndCondition(line, $"{subject} {limit.Text}", kind, limit, -1)], null);
        }
    }
}
