using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What a local is known to hold because everything that is ever written to it has the fact.</summary>
    internal static class LocalWrites
    {
        /// <summary>Whether its initialiser and all its assignments have the fact.</summary>
        public static bool AllHave(ILocalReferenceOperation reference, Fact fact, int depth)
        {
            IOperation root = reference;
            while (root.Parent != null) root = root.Parent;
            bool isDeclared = false;
            int writes = 0;
            foreach (IOperation part in root.Descendants())
            {
                if (part is IVariableDeclaratorOperation declarator && Is(declarator.Symbol, reference))
                {
                    // The variable of a foreach has a declarator without a value: what it holds comes from elsewhere.
                    if (part.Parent is IForEachLoopOperation) return false;
                    isDeclared = true;
                    if (declarator.GetVariableInitializer()?.Value is not { } start) continue;
                    writes++;
                    if (!Values.Holds(start, fact, depth + 3)) return false;
                }
                else if (Assignments.TargetOf(part) is ILocalReferenceOperation target && Is(target.Local, reference))
                {
                    writes++;
                    if (!Keeps(part, fact, depth + 3)) return false;
                }
            }

            return isDeclared && writes > 0;
        }

        private static bool Keeps(IOperation write, Fact fact, int depth)
        {
            switch (write)
            {
                case ISimpleAssignmentOperation assignment: return Values.Holds(assignment.Value, fact, depth);
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    return fact is Fact.NonNegative or Fact.Positive or Fact.NotNaN && Values.Holds(sum.Value, fact == Fact.Positive ? Fact.NonNegative : fact, depth);
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } change:
                    return fact == Fact.NotNaN && Values.Holds(change.Value, fact, depth);
                case IIncrementOrDecrementOperation step: return step.Kind == OperationKind.Increment && fact is Fact.NonNegative or Fact.Positive;
                default: return false;
            }
        }

        private static bool Is(ILocalSymbol local, ILocalReferenceOperation reference) => SymbolEqualityComparer.Default.Equals(local, reference.Local);
    }
}
