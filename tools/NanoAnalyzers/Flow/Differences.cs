using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What a comparison of two values says about their difference: after <c>if (t1 &lt;= t0) return;</c> t1 - t0 is positive.</summary>
    internal static class Differences
    {
        /// <summary>Whether "left (relation) right" gives the difference that has this key the fact.</summary>
        public static bool Tell(IOperation left, BinaryOperatorKind relation, IOperation right, string key, Fact fact)
        {
            string? name = ValueKey.Of(left);
            if (name == null) return false;
            string minus = name + "<" + BinaryOperatorKind.Subtract + ">";
            if (!key.StartsWith(minus, System.StringComparison.Ordinal)) return false;
            string taken = key.Substring(minus.Length);
            if (taken == ValueKey.Of(right)) return OfDifference(relation, fact);
            return IsNumber(taken, out double subtracted) && IsConstant(right, out double limit) && OfShifted(relation, limit - subtracted, fact);
        }

        private static bool OfDifference(BinaryOperatorKind relation, Fact fact)
        {
            switch (fact)
            {
                case Fact.NonZero: return relation is BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan;
                case Fact.Positive: return relation == BinaryOperatorKind.GreaterThan;
                case Fact.NonNegative: return relation is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals;
                default: return false;
            }
        }

        // "n (relation) limit" seen as "n - subtracted (relation) rest".
        private static bool OfShifted(BinaryOperatorKind relation, double rest, Fact fact)
        {
            bool isPositive = (relation == BinaryOperatorKind.GreaterThanOrEqual && rest > 0) || (relation == BinaryOperatorKind.GreaterThan && rest >= 0);
            if (fact is Fact.Positive or Fact.NonZero) return isPositive;
            return fact == Fact.NonNegative && (isPositive || (relation == BinaryOperatorKind.GreaterThanOrEqual && rest >= 0));
        }

        private static bool IsNumber(string key, out double value)
        {
            value = 0;
            return key.StartsWith("<#", System.StringComparison.Ordinal) && key.IndexOf('>') == key.Length - 1
                && double.TryParse(key.Substring(2, key.Length - 3), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        private static bool IsConstant(IOperation operation, out double value)
        {
            value = 0;
            return IsNumber(ValueKey.Of(operation) ?? "", out value);
        }
    }
}
