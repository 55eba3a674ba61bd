using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>Flattens the tree of written steps into the image's steps: a loop becomes a step after its body, CC-CV two steps, pulses a loop.</summary>
    public sealed class StepCompiler
    {
        /// <summary>A step with current but no time of its own may run for so many times the hours its C-rate stands for.</summary>
        public const int DefaultTimeFactor = 2;

        private readonly Resolver _resolver;
        private readonly LimitCheck _limits;
        private readonly ConditionCompiler _conditions;
        private readonly RecordRuleTable _records;
        private readonly ImpedanceCompiler _impedance;
        private readonly ProblemList _problems;

        /// <summary>A compiler for one program.</summary>
        public StepCompiler(Resolver resolver, LimitCheck limits, RecordRuleTable records, ProblemList problems)
        {
            _resolver = resolver;
            _limits = limits;
            _conditions = new ConditionCompiler(resolver, limits, problems);
            _impedance = new ImpedanceCompiler(resolver, limits, problems);
            _records = records;
            _problems = problems;
        }

        /// <summary>The image's steps so far.</summary>
        public List<CompiledStep> Steps { get; } = [];

        /// <summary>Texts of the tags by number.</summary>
        public List<string> Tags { get; } = [];

        /// <summary>Index of the first image step by written name.</summary>
        public Dictionary<string, int> Names { get; } = [];

        /// <summary>Adds written steps.</summary>
        public void Add(IReadOnlyList<ProgramStep> steps)
        {
            foreach (ProgramStep step in steps)
            {
                if (step.Name is not null && !Names.TryAdd(step.Name, Steps.Count))
                {
                    _problems.Add(step.Line, $"the name '{step.Name}' is there twice", "give each step a name of its own");
                }

                Add(step);
            }
        }

        private void Add(ProgramStep step)
        {
            switch (step)
            {
                case RestStep rest:
                    AddRest(rest);
                    break;
                case CurrentStep current:
                    AddCurrent(current);
                    break;
                case VoltageStep voltage:
                    AddVoltage(voltage, voltage.Target, Current(voltage.CurrentMax, 1, voltage.Line));
                    break;
                case PulseStep pulse:
                    AddPulses(pulse);
                    break;
                case SweepStep sweep:
                    AddSweeps(sweep);
                    break;
                case RampStep ramp:
                    AddRamp(ramp);
                    break;
                case ImpedanceStep impedance:
                    AddImpedance(impedance);
                    break;
                case TemperatureStep temperature:
                    int millidegrees = _resolver.Whole(temperature.Temperature, step.Line);
                    _limits.Temperature(millidegrees, temperature.Temperature.Text, step.Line);
                    AddSetpoint(StepKind.SetTemperature, millidegrees, step);
                    break;
                case ForceStep force:
                    int millinewtons = _resolver.Whole(force.Force, step.Line);
                    _limits.Force(millinewtons, force.Force.Text, step.Line);
                    AddSetpoint(StepKind.SetForce, millinewtons, step);
                    break;
                case LoopStep loop:
                    int start = Steps.Count;
                    Add(loop.Steps);
                    Steps.Add(new CompiledStep { Kind = StepKind.Loop, Source = step, A = start, B = loop.Passes });
                    break;
                case GotoStep jump:
                    Steps.Add(new CompiledStep { Kind = StepKind.Goto, Source = step, Goto = jump.Target });
                    break;
                case TagStep tag:
                    Steps.Add(new CompiledStep { Kind = StepKind.Tag, Source = step, A = Tags.Count });
                    Tags.Add(tag.Text);
                    break;
            }
        }

        private void AddRest(RestStep rest)
        {
            CompiledStep step = NewStep(StepKind.Rest, rest);
            step.TimeLimit = rest.Time is null ? 0 : Time(rest.Time, rest.Line);
            _conditions.Add(step, rest.Until);
            NeedTime(step);
            Steps.Add(step);
        }

        private void AddCurrent(CurrentStep current)
        {
            int nanoamps = Current(current.Current, current.Sign, current.Line);
            CompiledStep step = NewStep(StepKind.ConstantCurrent, current, nanoamps);
            if (current.Hold is null)
            {
                _conditions.Add(step, current.Until);
                NeedTime(step);
                Steps.Add(step);
                return;
            }

            // The charge part ends at the voltage; time, charge and current of the conditions belong to the hold.
            step.Conditions.Add(new CompiledCondition(ReachKind(current.Hold.Of, nanoamps > 0), ProgramImage.NoChannel, Voltage(current.Hold, current.Line), false, null, current.Line));
            _conditions.Add(step, current.Until.Where(rule => rule.Conditions.All(BelongsToBoth)));
            NeedTime(step);
            Steps.Add(step);
            AddVoltage(current, current.Hold, Math.Abs(nanoamps));
        }

        private static bool BelongsToBoth(EndCondition condition)
        {
            return condition.Kind is not (EndKind.Time or EndKind.Charge or EndKind.CurrentAbove or EndKind.CurrentBelow);
        }

        private static int ReachKind(VoltageOf of, bool charging)
        {
            return of switch
            {
                VoltageOf.Stack => charging ? EndKind.StackAbove : EndKind.StackBelow,
                VoltageOf.HighestCell => charging ? EndKind.AnyCellAbove : EndKind.AllCellsBelow,
                _ => charging ? EndKind.AllCellsAbove : EndKind.AnyCellBelow,
            };
        }

        private void AddVoltage(ProgramStep source, VoltageTarget target, int nanoampsMax)
        {
            int microvolts = Voltage(target, source.Line);
            CompiledStep step = target.Of == VoltageOf.Stack
                ? NewStep(StepKind.ConstantStackVoltage, source, microvolts, nanoampsMax)
                : NewStep(StepKind.ConstantCellVoltage, source, microvolts, nanoampsMax, target.Of == VoltageOf.HighestCell ? 1 : -1);
            _conditions.Add(step, source.Until);
            NeedTime(step);
            Steps.Add(step);
        }

        private void AddPulses(PulseStep pulse)
        {
            int start = Steps.Count;
            CompiledStep on = NewStep(StepKind.ConstantCurrent, pulse, Current(pulse.Current, pulse.Sign, pulse.Line));
            on.TimeLimit = Time(pulse.On, pulse.Line);
            AddWholeConditions(on);
            CompiledStep off = NewStep(StepKind.Rest, pulse);
            off.TimeLimit = Time(pulse.Off, pulse.Line);
            Steps.Add(on);
            Steps.Add(off);
            Steps.Add(new CompiledStep { Kind = StepKind.Loop, Source = pulse, A = start, B = pulse.Count });
            LeaveAsAWhole(start);
        }

        private void AddSweeps(SweepStep sweep)
        {
            int start = Steps.Count;
            int from = Voltage(new VoltageTarget(VoltageOf.Stack, sweep.From), sweep.Line);
            int to = Voltage(new VoltageTarget(VoltageOf.Stack, sweep.To), sweep.Line);
            int currentMax = Current(sweep.CurrentMax, 1, sweep.Line);
            Steps.Add(NewSweep(sweep, from, to, currentMax));
            if (sweep.Cycles is { } cycles)
            {
                Steps.Add(NewSweep(sweep, to, from, currentMax));
                Steps.Add(new CompiledStep { Kind = StepKind.Loop, Source = sweep, A = start, B = cycles });
            }

            LeaveAsAWhole(start);
        }

        private CompiledStep NewSweep(SweepStep sweep, int from, int to, int currentMax)
        {
            CompiledStep step = NewStep(StepKind.SweepStackVoltage, sweep, from, to, currentMax);
            decimal microvoltsPerSecond = Math.Max(sweep.Rate.Value, 0.001m);
            decimal hundredths = Math.Ceiling(Math.Abs((decimal)to - from) / microvoltsPerSecond * 100);
            if (hundredths > ProgramImage.TimeLimitMax)
            {
                _problems.Add(sweep.Line, "the sweep takes longer than 4000 h", "write a faster rate");
            }

            step.TimeLimit = (int)Math.Clamp(hundredths, 1, ProgramImage.TimeLimitMax);
            AddWholeConditions(step);
            return step;
        }

        private void AddImpedance(ImpedanceStep impedance)
        {
            int start = Steps.Count;
            foreach ((Wave wave, int nanoamps, int bias, int timeLimit) in _impedance.Compile(impedance) ?? [])
            {
                CompiledStep step = NewStep(StepKind.Impedance, impedance, nanoamps, bias, wave.PeriodSlices, wave.Tones());
                step.TimeLimit = timeLimit;
                AddWholeConditions(step);
                Steps.Add(step);
            }

            LeaveAsAWhole(start);
        }

        private void AddRamp(RampStep ramp)
        {
            int start = Steps.Count;
            int from = Current(ramp.From, 1, ramp.Line);
            int to = Current(ramp.To, 1, ramp.Line);
            int step = _resolver.Whole(ramp.Step, ramp.Line);
            if (step <= 0 || from <= 0 || to < from || (to - from) / step >= ProgramImage.StepsMax)
            {
                _problems.Add(ramp.Line, $"the ramp from {ramp.From.Text} to {ramp.To.Text} in steps of {ramp.Step.Text} has no good number of steps", "write it upwards, with a step above zero and fewer than 254 steps; 'alternate' gives the other direction");
                return;
            }

            for (int nanoamps = from; nanoamps <= to; nanoamps += step)
            {
                AddStair(ramp, nanoamps);
                if (ramp.Alternate)
                {
                    AddStair(ramp, -nanoamps);
                }
            }

            LeaveAsAWhole(start);
        }

        private void AddStair(RampStep ramp, int nanoamps)
        {
            CompiledStep stair = NewStep(StepKind.ConstantCurrent, ramp, nanoamps);
            stair.TimeLimit = Time(ramp.Time, ramp.Line);
            AddWholeConditions(stair);
            Steps.Add(stair);
            if (ramp.Rest is not null)
            {
                CompiledStep rest = NewStep(StepKind.Rest, ramp);
                rest.TimeLimit = Time(ramp.Rest, ramp.Line);
                Steps.Add(rest);
            }
        }

        private void AddWholeConditions(CompiledStep step)
        {
            _conditions.Add(step, step.Source.Until.Where(rule => !ConditionCompiler.IsPlainTime(rule)));
            if (step.Source.Until.Any(ConditionCompiler.IsPlainTime))
            {
                _problems.Add(step.Source.Line, "a time among the conditions of a pulse train, sweep, ramp or impedance has no clear meaning", "leave it out; the step's own keys give its times");
            }
        }

        /// <summary>What ends one part of a pulse train, sweep, ramp or impedance ends the whole of it.</summary>
        private void LeaveAsAWhole(int start)
        {
            foreach (CompiledCondition condition in Steps.Skip(start).SelectMany(step => step.Conditions).Where(condition => !condition.IsJoined && condition.Goto is null))
            {
                condition.Target = Steps.Count;
            }
        }

        private void AddSetpoint(int kind, int value, ProgramStep source)
        {
            CompiledStep step = NewStep(kind, source, value);
            _conditions.Add(step, source.Until);
            if (source.Until.Count > 0)
            {
                NeedTime(step);
            }

            Steps.Add(step);
        }

        private CompiledStep NewStep(int kind, ProgramStep source, int a = 0, int b = 0, int c = 0, int d = 0)
        {
            return new CompiledStep { Kind = kind, Source = source, A = a, B = b, C = c, D = d, RecordRule = _records.IndexOf(source.Record, source.Line) };
        }

        private int Current(Quantity current, int sign, int line)
        {
            int nanoamps = sign * _resolver.Whole(current, line);
            _limits.Current(nanoamps, current.Text, line);
            return nanoamps;
        }

        private int Voltage(VoltageTarget target, int line)
        {
            int microvolts = _resolver.Whole(target.Voltage, line);
            if (target.Of == VoltageOf.Stack)
            {
                _limits.StackVoltage(microvolts, target.Voltage.Text, line);
            }
            else
            {
                _limits.CellVoltage(microvolts, target.Voltage.Text, line);
            }

            return microvolts;
        }

        private int Time(Quantity time, int line)
        {
            int hundredths = _resolver.Whole(time, line);
            if (hundredths < 1 || hundredths > ProgramImage.TimeLimitMax)
            {
                _problems.Add(line, $"'{time.Text}' is no length of a step", "write 10 ms to 4000 h");
            }

            return hundredths;
        }

        private void NeedTime(CompiledStep step)
        {
            if (step.TimeLimit != 0)
            {
                return;
            }

            if (step.Kind == StepKind.ConstantCurrent && step.A != 0 && _resolver.OneCNanoamps is { } oneC)
            {
                decimal hundredths = DefaultTimeFactor * oneC / Math.Abs((decimal)step.A) * 360000m;
                step.TimeLimit = (int)Math.Clamp(hundredths, 6000m, ProgramImage.TimeLimitMax);
                step.IsTimeLimitDefault = true;
                return;
            }

            _problems.Add(step.Source.Line, "this step could run forever when its conditions are never met", "add a time, for example 'time >= 30 h', to its 'until'");
        }
    }
}
