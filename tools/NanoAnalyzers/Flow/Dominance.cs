using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>
    /// Walks from a use of a value outwards and backwards to the tests and assignments that every path to it has passed.
    /// An assignment in between that proves nothing ends the walk: what was tested before it is another value.
    /// </summary>
    internal static class Dominance
    {
        private enum Verdict
        {
            Unknown,
            Proved,
            Lost,
        }

        /// <summary>Whether the fact about the keyed value is established on every path to the operation.</summary>
        public static bool Establishes(IOperation use, string key, Fact fact, int depth)
        {
            IOperation child = use;
            for (IOperation? parent = use.Parent; parent != null; child = parent, parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
                Verdict verdict = At(parent, child, key, fact, depth);
                if (verdict != Verdict.Unknown) return verdict == Verdict.Proved;
            }

            return false;
        }

        /// <summary>The initialiser of a local that nothing else writes, or null.</summary>
        public static IOperation? SoleValueOf(ILocalReferenceOperation reference)
        {
            IOperation root = reference;
            while (root.Parent != null) root = root.Parent;
            IOperation? value = null;
            string key = ValueKey.Of(reference)!;
            foreach (IOperation part in root.Descendants())
            {
                if (part is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local)) value = declarator.GetVariableInitializer()?.Value;
                else if (ValueKey.Of(Assignments.TargetOf(part)) == key) return null;
            }

            return value;
        }

        private static Verdict At(IOperation parent, IOperation child, string key, Fact fact, int depth)
        {
            switch (parent)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand: return Told(Conditions.Imply(both.LeftOperand, true, key, fact, depth));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when child == either.RightOperand: return Told(Conditions.Imply(either.LeftOperand, false, key, fact, depth));
                case IConditionalOperation choice when child == choice.WhenTrue: return Told(Conditions.Imply(choice.Condition, true, key, fact, depth));
                case IConditionalOperation choice when child == choice.WhenFalse: return Told(Conditions.Imply(choice.Condition, false, key, fact, depth));
                case IBlockOperation block: return Before(block.Operations, child, key, fact, depth);
                case ISwitchCaseOperation section: return Section(section, child, key, fact, depth);
                case ISwitchExpressionArmOperation arm: return Arm(arm, key, fact, depth);
                case ILoopOperation loop: return InLoop(loop, child, key, fact, depth);
                default: return Verdict.Unknown;
            }
        }

        private static Verdict Told(bool proved) => proved ? Verdict.Proved : Verdict.Unknown;

        private static Verdict InLoop(ILoopOperation loop, IOperation child, string key, Fact fact, int depth)
        {
            IOperation? condition = loop is IForLoopOperation f ? f.Condition : loop is IWhileLoopOperation { ConditionIsTop: true } w && !w.ConditionIsUntil ? w.Condition : null;
            if (condition != null && child != condition && !(loop is IForLoopOperation start && start.Before.Contains(child)))
            {
                if (Conditions.Imply(condition, true, key, fact, depth)) return Verdict.Proved;
            }

            if (loop is IForLoopOperation counted && !counted.Before.Contains(child))
            {
                // A counter changes in every pass; what is known of its start says nothing about it.
                if (counted.Body != null && Assignments.Change(counted.Body, key)) return Verdict.Lost;
                if (counted.AtLoopBottom.Any(step => Assignments.Change(step, key))) return Verdict.Lost;
                return Before(counted.Before, null, key, fact, depth);
            }

            return Assignments.Change(loop, key) ? Verdict.Lost : Verdict.Unknown;
        }

        private static Verdict Section(ISwitchCaseOperation section, IOperation child, string key, Fact fact, int depth)
        {
            Verdict before = Before(section.Body, child, key, fact, depth);
            if (before != Verdict.Unknown || section.Parent is not ISwitchOperation choice || ValueKey.Of(choice.Value) != key) return before;
            if (section.Clauses.All(clause => clause is ISingleValueCaseClauseOperation one && Values.Holds(one.Value, fact, depth))) return Verdict.Proved;
            // The values other sections take for themselves do not come here.
            return Told(choice.Cases.Any(other => other != section && other.Clauses.Any(clause =>
                clause is ISingleValueCaseClauseOperation taken && Relations.Tell(BinaryOperatorKind.NotEquals, taken.Value, fact, depth))));
        }

        private static Verdict Arm(ISwitchExpressionArmOperation arm, string key, Fact fact, int depth)
        {
            if (arm.Parent is not ISwitchExpressionOperation choice || ValueKey.Of(choice.Value) != key) return Verdict.Unknown;
            foreach (ISwitchExpressionArmOperation earlier in choice.Arms)
            {
                if (earlier == arm) break;
                if (earlier.Guard != null || earlier.Pattern is not IConstantPatternOperation constant) continue;
                if (Relations.Tell(BinaryOperatorKind.NotEquals, constant.Value, fact, depth)) return Verdict.Proved;
            }

            return Verdict.Unknown;
        }

        private static Verdict Before(ImmutableArray<IOperation> statements, IOperation? child, string key, Fact fact, int depth)
        {
            int index = child == null ? statements.Length : statements.IndexOf(child);
            for (int i = index - 1; i >= 0; i--)
            {
                Verdict verdict = After(statements[i], key, fact, depth);
                if (verdict != Verdict.Unknown) return verdict;
            }

            return Verdict.Unknown;
        }

        // What is known after a statement that has run to its end.
        private static Verdict After(IOperation statement, string key, Fact fact, int depth)
        {
            switch (statement)
            {
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } when ValueKey.Of(assignment.Target) == key:
                    return Values.Holds(assignment.Value, fact, depth) ? Verdict.Proved : Verdict.Lost;
                case IVariableDeclarationGroupOperation group when Initialiser(group, key) is { } value:
                    return Values.Holds(value, fact, depth) ? Verdict.Proved : Verdict.Lost;
                case IConditionalOperation choice: return AfterIf(choice, key, fact, depth);
                // A loop without break is left only when its condition has failed.
                case IWhileLoopOperation { ConditionIsUntil: false, Condition: { } condition } loop when !Leaves(loop) && Conditions.Imply(condition, false, key, fact, depth): return Verdict.Proved;
                case IBlockOperation or ILockOperation when !Assignments.Change(statement, key): return Verdict.Unknown;
                case IBlockOperation block: return Before(block.Operations, null, key, fact, depth);
                default: return Assignments.Change(statement, key) ? Verdict.Lost : Verdict.Unknown;
            }
        }

        private static bool Leaves(IWhileLoopOperation loop) =>
            loop.Body.Descendants().Any(part => part is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo });

        private static Verdict AfterIf(IConditionalOperation choice, string key, Fact fact, int depth)
        {
            bool thenLeaves = Exits.Always(choice.WhenTrue);
            bool elseLeaves = choice.WhenFalse != null && Exits.Always(choice.WhenFalse);
            bool inThen = thenLeaves || Proves(choice.WhenTrue, choice.Condition, true, key, fact, depth);
            bool inElse = elseLeaves || Proves(choice.WhenFalse, choice.Condition, false, key, fact, depth);
            if (inThen && inElse && !(thenLeaves && elseLeaves)) return Verdict.Proved;
            bool thenChanges = !thenLeaves && Assignments.Change(choice.WhenTrue, key);
            bool elseChanges = !elseLeaves && choice.WhenFalse != null && Assignments.Change(choice.WhenFalse, key);
            if (!thenChanges && !elseChanges) return Assignments.Change(choice.Condition, key) ? Verdict.Lost : Verdict.Unknown;
            return Preserved(thenChanges, elseChanges, inThen, inElse) ? Verdict.Unknown : Verdict.Lost;
        }

        // "if (d == 0) d = 1;" : the branch that writes proves the fact itself, the other one leaves it to earlier statements.
        private static bool Preserved(bool thenChanges, bool elseChanges, bool inThen, bool inElse) =>
            (!thenChanges || inThen) && (!elseChanges || inElse);

        private static bool Proves(IOperation? branch, IOperation condition, bool outcome, string key, Fact fact, int depth)
        {
            if (branch != null && Assignments.Change(branch, key)) return After(branch, key, fact, depth) == Verdict.Proved;
            return Conditions.Imply(condition, outcome, key, fact, depth);
        }

        private static IOperation? Initialiser(IVariableDeclarationGroupOperation group, string key)
        {
            foreach (IVariableDeclarationOperation declaration in group.Declarations)
            {
                foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                {
                    if ("<l:" + declarator.Symbol.Name + ">" == key) return declarator.GetVariableInitializer()?.Value;
                }
            }

            return null;
        }
    }
}
