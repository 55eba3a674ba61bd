using System;
using System.Globalization;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>
    /// Says in words, with the line, what the rig's own check would refuse by a number: currents, voltages, temperatures and
    /// forces outside the narrower of the rig's and the program's limits. The rig's check still has the last word.
    /// </summary>
    public sealed class LimitCheck
    {
        private readonly ProblemList _problems;
        private readonly int _cells;
        private readonly int _cellMax;
        private readonly int _cellMin;
        private readonly int _nanoampsMax;
        private readonly int _plateMin;
        private readonly int _plateMax;
        private readonly int _clampMax;

        /// <param name="header">The image's header with the program's limits.</param>
        /// <param name="configuration">The rig.</param>
        /// <param name="problems">Takes what is outside.</param>
        public LimitCheck(int[] header, RigConfiguration configuration, ProblemList problems)
        {
            _problems = problems;
            _cells = configuration.CellCount;
            _cellMax = Or(header[ProgramImage.CellMicrovoltsMax], configuration.CellMicrovoltsMax);
            _cellMin = Or(header[ProgramImage.CellMicrovoltsMin], configuration.CellMicrovoltsMin);
            _nanoampsMax = Or(header[ProgramImage.StackNanoampsMax], configuration.StackNanoampsMax);
            _plateMin = configuration.PlateMillidegreesMin;
            _plateMax = Or(header[ProgramImage.PlateMillidegreesMax], configuration.PlateMillidegreesMax);
            _clampMax = Or(header[ProgramImage.ClampMillinewtonsMax], configuration.ClampMillinewtonsMax);
        }

        /// <summary>A current of a step, either sign.</summary>
        public void Current(int nanoamps, string text, int line)
        {
            if (nanoamps == 0)
            {
                _problems.Add(line, $"'{text}' is no current", "write 'rest' for a step without current");
            }
            else if (Math.Abs((long)nanoamps) > _nanoampsMax)
            {
                _problems.Add(line, $"'{text}' is {Amps(nanoamps)}, more than the {Amps(_nanoampsMax)} allowed", $"write at most {Amps(_nanoampsMax)}");
            }
        }

        /// <summary>A voltage of the stack.</summary>
        public void StackVoltage(int microvolts, string text, int line)
        {
            Inside(microvolts, (long)_cellMin * _cells, (long)_cellMax * _cells, (long)StepCheck.WindowToleranceMicrovolts * _cells, 1e6m, "V", $"'{text}'", $"the window of {_cells} cells", line);
        }

        /// <summary>A voltage of a cell.</summary>
        public void CellVoltage(int microvolts, string text, int line)
        {
            Inside(microvolts, _cellMin, _cellMax, StepCheck.WindowToleranceMicrovolts, 1e6m, "V", $"'{text}'", "a cell's window", line);
        }

        /// <summary>A plate temperature.</summary>
        public void Temperature(int millidegrees, string text, int line)
        {
            Inside(millidegrees, _plateMin, _plateMax, 0, 1e3m, "degC", $"'{text}'", "the plates' limits", line);
        }

        /// <summary>A clamp force.</summary>
        public void Force(int millinewtons, string text, int line)
        {
            Inside(millinewtons, 0, _clampMax, 0, 1e3m, "N", $"'{text}'", "the clamp's limits", line);
        }

        /// <summary>The limit of a condition.</summary>
        public void Condition(EndCondition condition, int limit)
        {
            if (EndKind.IsCellVoltage(condition.Kind))
            {
                CellVoltage(limit, condition.Text, condition.Line);
                return;
            }

            switch (condition.Kind)
            {
                case EndKind.StackAbove or EndKind.StackBelow:
                    StackVoltage(limit, condition.Text, condition.Line);
                    break;
                case EndKind.TemperatureAbove or EndKind.TemperatureBelow or EndKind.AllPlatesAbove:
                    Temperature(limit, condition.Text, condition.Line);
                    break;
                case EndKind.ForceAbove or EndKind.ForceBelow:
                    Force(limit, condition.Text, condition.Line);
                    break;
                case EndKind.Time when limit > ProgramImage.TimeLimitMax:
                    _problems.Add(condition.Line, $"'{condition.Text}' is longer than a step may run", "write at most 4000 h, or put the step into a loop");
                    break;
                default:
                    Positive(condition, limit);
                    break;
            }
        }

        private void Positive(EndCondition condition, int limit)
        {
            if (limit <= 0)
            {
                _problems.Add(condition.Line, $"'{condition.Text}' has a limit that is not above zero", "write a value above zero; charge and current count by their magnitude");
            }
            else if (condition.Kind is EndKind.CurrentAbove or EndKind.CurrentBelow && limit > _nanoampsMax)
            {
                _problems.Add(condition.Line, $"'{condition.Text}' is {Amps(limit)}, more than the {Amps(_nanoampsMax)} allowed", $"write at most {Amps(_nanoampsMax)}");
            }
        }

        private void Inside(int value, long min, long max, long tolerance, decimal factor, string unit, string what, string limits, int line)
        {
            if (value < min - tolerance || value > max + tolerance)
            {
                string range = FormattableString.Invariant($"{min / factor:0.###}..{max / factor:0.###} {unit}");
                _problems.Add(line, $"{what} lies outside {limits} of {range}", $"write a value within {range}, or run the program on a rig provisioned for it");
            }
        }

        private static int Or(int value, int configured)
        {
            return value == ProgramImage.Unset ? configured : value;
        }

        private static string Amps(int nanoamps)
        {
            return (nanoamps / 1e6m).ToString("0.######", CultureInfo.InvariantCulture) + " mA";
        }
    }
}
