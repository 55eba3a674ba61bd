using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>Turns the rules that end a step into conditions and a time limit.</summary>
    public sealed class ConditionCompiler
    {
        private readonly Resolver _resolver;
        private readonly LimitCheck _limits;
        private readonly ProblemList _problems;

        /// <summary>A compiler for one program.</summary>
        public ConditionCompiler(Resolver resolver, LimitCheck limits, ProblemList problems)
        {
            _resolver = resolver;
            _limits = limits;
            _problems = problems;
        }

        /// <summary>
        /// Adds the rules to the step. Plain times become its time limit, the shortest of them; the other rules become conditions.
        /// </summary>
        public void Add(CompiledStep step, IEnumerable<EndRule> rules)
        {
            foreach (EndRule rule in rules)
            {
                if (IsPlainTime(rule))
                {
                    int time = Limit(rule.Conditions[0]);
                    step.TimeLimit = step.TimeLimit == 0 ? time : Math.Min(step.TimeLimit, time);
                    continue;
                }

                AddRule(step, rule);
            }

            if (step.TimeLimit == 0)
            {
                // A lone time that jumps elsewhere always comes true, so it bounds the step as well.
                step.TimeLimit = step.Conditions.Where((condition, i) => IsLoneTime(step.Conditions, i)).Select(condition => condition.Limit).DefaultIfEmpty(0).Max();
            }

            if (step.Conditions.Count > ProgramImage.ConditionsPerStepMax)
            {
                _problems.Add(step.Source.Line, $"this step has {step.Conditions.Count} conditions", $"write at most {ProgramImage.ConditionsPerStepMax} besides its time");
            }
        }

        /// <summary>True for a rule that only gives a time and goes on at the next step.</summary>
        public static bool IsPlainTime(EndRule rule)
        {
            return rule is { Goto: null, Conditions.Count: 1 } && rule.Conditions[0].Kind == EndKind.Time;
        }

        private void AddRule(CompiledStep step, EndRule rule)
        {
            for (int i = 0; i < rule.Conditions.Count; i++)
            {
                EndCondition condition = rule.Conditions[i];
                bool isLast = i == rule.Conditions.Count - 1;
                int cell = condition.Cell < 0 ? ProgramImage.NoChannel : condition.Cell;
                step.Conditions.Add(new CompiledCondition(condition.Kind, cell, Limit(condition), !isLast, isLast ? rule.Goto : null, condition.Line));
            }
        }

        private int Limit(EndCondition condition)
        {
            int limit = _resolver.Whole(condition.Limit, condition.Line);
            _limits.Condition(condition, limit);
            return limit;
        }

        private static bool IsLoneTime(List<CompiledCondition> conditions, int i)
        {
            return conditions[i].Kind == EndKind.Time && !conditions[i].IsJoined && (i == 0 || !conditions[i - 1].IsJoined);
        }
    }
}
