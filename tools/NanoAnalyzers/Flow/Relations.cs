using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>The six comparisons, and what each says about its left side once the right side is known.</summary>
    internal static class Relations
    {
        /// <summary>Whether the operator is one of the six.</summary>
        public static bool IsComparison(BinaryOperatorKind kind) =>
            kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || IsOrdered(kind);

        /// <summary>Whether the operator is one of the four that order.</summary>
        public static bool IsOrdered(BinaryOperatorKind kind) =>
            kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
                or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;

        /// <summary>The relation that holds when this one does not.</summary>
        public static BinaryOperatorKind Opposite(BinaryOperatorKind kind)
        {
            switch (kind)
            {
                case BinaryOperatorKind.Equals: return BinaryOperatorKind.NotEquals;
                case BinaryOperatorKind.NotEquals: return BinaryOperatorKind.Equals;
                case BinaryOperatorKind.GreaterThan: return BinaryOperatorKind.LessThanOrEqual;
                case BinaryOperatorKind.GreaterThanOrEqual: return BinaryOperatorKind.LessThan;
                case BinaryOperatorKind.LessThan: return BinaryOperatorKind.GreaterThanOrEqual;
                default: return BinaryOperatorKind.GreaterThan;
            }
        }

        /// <summary>The same relation with its sides exchanged.</summary>
        public static BinaryOperatorKind Mirrored(BinaryOperatorKind kind)
        {
            switch (kind)
            {
                case BinaryOperatorKind.GreaterThan: return BinaryOperatorKind.LessThan;
                case BinaryOperatorKind.GreaterThanOrEqual: return BinaryOperatorKind.LessThanOrEqual;
                case BinaryOperatorKind.LessThan: return BinaryOperatorKind.GreaterThan;
                case BinaryOperatorKind.LessThanOrEqual: return BinaryOperatorKind.GreaterThanOrEqual;
                default: return kind;
            }
        }

        /// <summary>Whether "left (relation) right" gives the left side the fact.</summary>
        public static bool Tell(BinaryOperatorKind relation, IOperation right, Fact fact, int depth)
        {
            if (relation == BinaryOperatorKind.Equals) return Values.Holds(right, fact, depth);
            switch (fact)
            {
                case Fact.NonZero: return TellNonZero(relation, right, depth);
                case Fact.Positive: return TellPositive(relation, right, depth);
                case Fact.NonNegative: return TellPositive(relation, right, depth) || (relation == BinaryOperatorKind.GreaterThanOrEqual && Values.Holds(right, Fact.NonNegative, depth)) || (relation == BinaryOperatorKind.GreaterThan && right.ConstantValue is { HasValue: true, Value: -1 or -1L });
                case Fact.HasMaximum: return relation is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
                case Fact.HasMinimum: return relation is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
                default: return false;
            }
        }

        private static bool TellNonZero(BinaryOperatorKind relation, IOperation right, int depth)
        {
            if (relation == BinaryOperatorKind.NotEquals) return IsZero(right);
            if (relation is BinaryOperatorKind.LessThan) return IsZero(right) || IsNegative(right);
            if (relation is BinaryOperatorKind.LessThanOrEqual) return IsNegative(right);
            return TellPositive(relation, right, depth);
        }

        private static bool TellPositive(BinaryOperatorKind relation, IOperation right, int depth)
        {
            if (relation == BinaryOperatorKind.GreaterThan) return Values.Holds(right, Fact.NonNegative, depth);
            return relation == BinaryOperatorKind.GreaterThanOrEqual && Values.Holds(right, Fact.Positive, depth);
        }

        private static bool IsZero(IOperation value) =>
            value.ConstantValue is { HasValue: true, Value: not null } && value.Type?.SpecialType != SpecialType.System_Boolean
            && NumberType.IsNumber(value.Type) && !Values.Holds(value, Fact.NonZero);

        private static bool IsNegative(IOperation value) =>
            value.ConstantValue.HasValue && NumberType.IsNumber(value.Type)
            && Values.Holds(value, Fact.NonZero) && !Values.Holds(value, Fact.Positive);
    }
}
