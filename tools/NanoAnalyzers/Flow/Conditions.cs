using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What the outcome of a condition says about a value.</summary>
    internal static class Conditions
    {
        /// <summary>Whether the fact about the keyed value follows when the condition came out as <paramref name="outcome"/>.</summary>
        public static bool Imply(IOperation? condition, bool outcome, string key, Fact fact, int depth)
        {
            switch (ValueKey.Strip(condition))
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation: return Imply(negation.Operand, !outcome, key, fact, depth);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } logic: return Logic(logic, outcome, key, fact, depth);
                case IBinaryOperation comparison: return Comparison(comparison, outcome, key, fact, depth);
                case IInvocationOperation call: return Test(call, outcome, key, fact);
                case IIsPatternOperation match when ValueKey.Of(match.Value) == key: return Pattern(match.Pattern, outcome, fact, depth);
                case ILocalReferenceOperation flag: return Dominance.SoleValueOf(flag) is { } told && Imply(told, outcome, key, fact, depth + 1);
                default: return false;
            }
        }

        private static bool Logic(IBinaryOperation logic, bool outcome, string key, Fact fact, int depth)
        {
            bool left = Imply(logic.LeftOperand, outcome, key, fact, depth);
            bool right = Imply(logic.RightOperand, outcome, key, fact, depth);
            bool bothHappened = (logic.OperatorKind == BinaryOperatorKind.ConditionalAnd) == outcome;
            return bothHappened ? left || right : left && right;
        }

        private static bool Comparison(IBinaryOperation comparison, bool outcome, string key, Fact fact, int depth)
        {
            if (!Relations.IsComparison(comparison.OperatorKind)) return false;
            BinaryOperatorKind relation = outcome ? comparison.OperatorKind : Relations.Opposite(comparison.OperatorKind);
            return Side(comparison.LeftOperand, relation, comparison.RightOperand, key, fact, depth)
                || Side(comparison.RightOperand, Relations.Mirrored(relation), comparison.LeftOperand, key, fact, depth)
                || Differences.Tell(comparison.LeftOperand, relation, comparison.RightOperand, key, fact)
                || Differences.Tell(comparison.RightOperand, Relations.Mirrored(relation), comparison.LeftOperand, key, fact);
        }

        private static bool Side(IOperation subject, BinaryOperatorKind relation, IOperation other, string key, Fact fact, int depth)
        {
            string? name = ValueKey.Of(subject);
            if (name == key) return Relations.Tell(relation, other, fact, depth) || (fact == Fact.Positive && NonZeroIsPositive(subject, relation, other, depth));
            if (name != "<abs>" + key) return false;
            if (fact is Fact.HasMaximum or Fact.HasMinimum) return Relations.Tell(relation, other, Fact.HasMaximum, depth);
            return fact is Fact.NonZero && Relations.Tell(relation, other, fact, depth);
        }

        private static bool NonZeroIsPositive(IOperation subject, BinaryOperatorKind relation, IOperation other, int depth) =>
            Relations.Tell(relation, other, Fact.NonZero, depth) && IsSize(subject);

        private static bool IsSize(IOperation subject) =>
            NumberType.IsUnsigned(ValueKey.Strip(subject)?.Type)
            || ValueKey.Strip(subject) is IPropertyReferenceOperation { Property.Name: "Length" or "Count" };

        // double.IsNaN(x), IsInfinity(x), and a program's own IsFinite..., IsNaN..., IsNotFinite... .
        private static bool Test(IInvocationOperation call, bool outcome, string key, Fact fact)
        {
            if (fact is not (Fact.NotNaN or Fact.NotInfinite)) return false;
            if (!call.Arguments.Any(argument => Mentions(argument.Value, key))) return false;
            string name = call.TargetMethod.Name;
            if (name.IndexOf("Finite", StringComparison.Ordinal) >= 0)
            {
                bool negated = name.IndexOf("NotFinite", StringComparison.Ordinal) >= 0 || name.IndexOf("NonFinite", StringComparison.Ordinal) >= 0;
                return outcome != negated;
            }

            string bad = fact == Fact.NotNaN ? "NaN" : "Infinity";
            return !outcome && name.IndexOf(bad, StringComparison.Ordinal) >= 0;
        }

        // A sum that is no number shows that one of its parts is none.
        private static bool Mentions(IOperation tested, string key)
        {
            if (ValueKey.Of(tested) == key) return true;
            return ValueKey.Strip(tested) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
                && (Mentions(sum.LeftOperand, key) || Mentions(sum.RightOperand, key));
        }

        private static bool Pattern(IPatternOperation pattern, bool outcome, Fact fact, int depth)
        {
            switch (pattern)
            {
                case INegatedPatternOperation negation: return Pattern(negation.Pattern, !outcome, fact, depth);
                case IConstantPatternOperation constant:
                    return Relations.Tell(outcome ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals, constant.Value, fact, depth);
                case IRelationalPatternOperation relational:
                    return Relations.Tell(outcome ? relational.OperatorKind : Relations.Opposite(relational.OperatorKind), relational.Value, fact, depth);
                case IBinaryPatternOperation both:
                    bool left = Pattern(both.LeftPattern, outcome, fact, depth), right = Pattern(both.RightPattern, outcome, fact, depth);
                    return (both.OperatorKind == BinaryOperatorKind.And) == outcome ? left || right : left && right;
                default: return false;
            }
        }
    }
}
