using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What a sum, product, shift or mask says about its result. Overflow is not considered: it has rules of its own.</summary>
    internal static class Arithmetic
    {
        /// <summary>Whether the fact follows from the operands.</summary>
        public static bool Holds(IBinaryOperation binary, Fact fact, int depth)
        {
            switch (fact)
            {
                case Fact.NonZero: return IsNonZero(binary, depth) || Holds(binary, Fact.Positive, depth);
                case Fact.Positive: return IsPositive(binary, depth);
                case Fact.NonNegative: return IsNonNegative(binary, depth);
                case Fact.HasMaximum:
                case Fact.HasMinimum: return binary.OperatorKind == BinaryOperatorKind.Remainder && Both(binary, fact, depth);
                default: return Both(binary, fact, depth);
            }
        }

        private static bool Both(IBinaryOperation binary, Fact fact, int depth) =>
            Values.Holds(binary.LeftOperand, fact, depth) && Values.Holds(binary.RightOperand, fact, depth);

        private static bool IsNonZero(IBinaryOperation binary, int depth)
        {
            switch (binary.OperatorKind)
            {
                case BinaryOperatorKind.Multiply: return Both(binary, Fact.NonZero, depth);
                case BinaryOperatorKind.Divide: return NumberType.IsFloating(binary.Type) && Values.Holds(binary.LeftOperand, Fact.NonZero, depth);
                case BinaryOperatorKind.LeftShift: return binary.LeftOperand.ConstantValue is { HasValue: true, Value: 1 or 1L or 1u or 1ul };
                case BinaryOperatorKind.Or: return Values.Holds(binary.LeftOperand, Fact.NonZero, depth) || Values.Holds(binary.RightOperand, Fact.NonZero, depth);
                default: return false;
            }
        }

        private static bool IsPositive(IBinaryOperation binary, int depth)
        {
            switch (binary.OperatorKind)
            {
                case BinaryOperatorKind.Multiply: return Both(binary, Fact.Positive, depth);
                case BinaryOperatorKind.Divide: return NumberType.IsFloating(binary.Type) && Both(binary, Fact.Positive, depth);
                case BinaryOperatorKind.Add:
                    return (Values.Holds(binary.LeftOperand, Fact.Positive, depth) && Values.Holds(binary.RightOperand, Fact.NonNegative, depth))
                        || (Values.Holds(binary.LeftOperand, Fact.NonNegative, depth) && Values.Holds(binary.RightOperand, Fact.Positive, depth));
                default: return false;
            }
        }

        private static bool IsNonNegative(IBinaryOperation binary, int depth)
        {
            switch (binary.OperatorKind)
            {
                case BinaryOperatorKind.Multiply: return IsSquare(binary) || Both(binary, Fact.NonNegative, depth);
                case BinaryOperatorKind.Add:
                case BinaryOperatorKind.Divide: return Both(binary, Fact.NonNegative, depth);
                case BinaryOperatorKind.And: return Values.Holds(binary.LeftOperand, Fact.NonNegative, depth) || Values.Holds(binary.RightOperand, Fact.NonNegative, depth);
                case BinaryOperatorKind.Remainder:
                case BinaryOperatorKind.RightShift: return Values.Holds(binary.LeftOperand, Fact.NonNegative, depth);
                default: return false;
            }
        }

        private static bool IsSquare(IBinaryOperation binary)
        {
            string? left = ValueKey.Of(binary.LeftOperand);
            return left != null && left == ValueKey.Of(binary.RightOperand);
        }
    }
}
