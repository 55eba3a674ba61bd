using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>The record rules of a program, each different one once.</summary>
    public sealed class RecordRuleTable
    {
        private readonly Resolver _resolver;
        private readonly ProblemList _problems;
        private readonly RecordRule? _default;

        /// <summary>A table with the program's default rule, or none.</summary>
        public RecordRuleTable(Resolver resolver, RecordRule? defaultRule, ProblemList problems)
        {
            _resolver = resolver;
            _default = defaultRule;
            _problems = problems;
        }

        /// <summary>The rules' words.</summary>
        public List<int[]> Rules { get; } = [];

        /// <summary>Index of a rule, of the default for null, or <see cref="ProgramImage.NoRecordRule"/>.</summary>
        public int IndexOf(RecordRule? rule, int line)
        {
            rule ??= _default;
            if (rule is null)
            {
                return ProgramImage.NoRecordRule;
            }

            int[] words = new[] { rule.Every, rule.VoltageChange, rule.CurrentChange, rule.TemperatureChange }
                .Select(quantity => quantity is null ? 0 : _resolver.Whole(quantity, line)).ToArray();
            int index = Rules.FindIndex(known => known.AsSpan().SequenceEqual(words));
            if (index >= 0)
            {
                return index;
            }

            if (Rules.Count == ProgramImage.RecordRulesMax)
            {
                _problems.Add(line, $"this is the {Rules.Count + 1}th different record rule", $"use at most {ProgramImage.RecordRulesMax} different ones");
                return ProgramImage.NoRecordRule;
            }

            Rules.Add(words);
            return Rules.Count - 1;
        }
    }
}
