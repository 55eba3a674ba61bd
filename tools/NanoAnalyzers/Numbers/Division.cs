using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>One division or remainder of numbers, written as / % /= or %=.</summary>
    internal sealed class Division
    {
        private Division(IOperation dividend, IOperation divisor, ITypeSymbol type)
        {
            Dividend = dividend;
            Divisor = divisor;
            Type = type;
        }

        public IOperation Dividend { get; }

        public IOperation Divisor { get; }

        /// <summary>The type the division is done in.</summary>
        public ITypeSymbol Type { get; }

        /// <summary>The division the operation is, or null. One the compiler works out itself is none.</summary>
        public static Division? From(IOperation operation)
        {
            switch (operation)
            {
                case IBinaryOperation { OperatorMethod: null, ConstantValue.HasValue: false } binary when IsDivision(binary.OperatorKind) && NumberType.IsNumber(binary.Type):
                    return new Division(binary.LeftOperand, binary.RightOperand, binary.Type!);
                case ICompoundAssignmentOperation { OperatorMethod: null } compound when IsDivision(compound.OperatorKind) && NumberType.IsNumber(compound.Target.Type):
                    return new Division(compound.Target, compound.Value, compound.Value.Type ?? compound.Target.Type!);
                default: return null;
            }
        }

        private static bool IsDivision(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder;
    }
}
