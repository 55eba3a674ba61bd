using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>Answers whether a fact holds for an expression where it stands.</summary>
    internal static class Values
    {
        private const int DeepestQuestion = 12;

        /// <summary>Whether the fact holds: by the value itself, or by a test that every path to this place has passed.</summary>
        public static bool Holds(IOperation? operation, Fact fact, int depth = 0)
        {
            IOperation? value = ValueKey.Strip(operation);
            if (value == null || depth > DeepestQuestion) return false;
            if (value.ConstantValue is { HasValue: true, Value: { } constant }) return OfConstant(constant, fact);
            if (ByType(value.Type, fact)) return true;
            if (ByShape(value, fact, depth + 1)) return true;
            string? key = ValueKey.Of(value);
            return key != null && Dominance.Establishes(value, key, fact, depth + 1);
        }

        private static bool ByType(ITypeSymbol? type, Fact fact)
        {
            if (fact == Fact.NonNegative) return NumberType.IsUnsigned(type);
            return fact >= Fact.NotNaN && NumberType.IsInteger(type);
        }

        private static bool OfConstant(object constant, Fact fact)
        {
            if (constant is string or bool) return false;
            double number = constant is char c ? c : Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);
            switch (fact)
            {
                case Fact.NonZero: return number != 0;
                case Fact.Positive: return number > 0;
                case Fact.NonNegative: return number >= 0;
                case Fact.NotNaN: return !double.IsNaN(number);
                default: return !double.IsNaN(number) && !double.IsInfinity(number);
            }
        }

        private static bool ByShape(IOperation value, Fact fact, int depth)
        {
            switch (value)
            {
                case IBinaryOperation { OperatorMethod: null } binary: return Arithmetic.Holds(binary, fact, depth);
                case IUnaryOperation { OperatorMethod: null } unary: return Negated(unary, fact, depth);
                case IConditionalOperation choice: return choice.WhenFalse != null && Holds(choice.WhenTrue, fact, depth) && Holds(choice.WhenFalse, fact, depth);
                case IInvocationOperation call: return OfCall(call, fact, depth);
                case IConversionOperation conversion: return OfConversion(conversion, fact, depth);
                case IPropertyReferenceOperation property: return OfProperty(property, fact, depth);
                case IFieldReferenceOperation field: return Marks.Promise(field.Field, fact) || ReadOnlyFields.Always(field, fact, depth);
                case IParameterReferenceOperation parameter: return Marks.Promise(parameter.Parameter, fact);
                case ILocalReferenceOperation local: return LocalWrites.AllHave(local, fact, depth);
                case ISimpleAssignmentOperation assignment: return Holds(assignment.Value, fact, depth);
                default: return false;
            }
        }

        private static bool Negated(IUnaryOperation unary, Fact fact, int depth)
        {
            if (unary.OperatorKind == UnaryOperatorKind.Plus) return Holds(unary.Operand, fact, depth);
            if (unary.OperatorKind != UnaryOperatorKind.Minus) return false;
            switch (fact)
            {
                case Fact.NonZero:
                case Fact.NotNaN:
                case Fact.NotInfinite: return Holds(unary.Operand, fact, depth);
                case Fact.HasMaximum: return Holds(unary.Operand, Fact.HasMinimum, depth);
                case Fact.HasMinimum: return Holds(unary.Operand, Fact.HasMaximum, depth);
                default: return false;
            }
        }

        private static bool OfConversion(IConversionOperation conversion, Fact fact, int depth)
        {
            ITypeSymbol? from = conversion.Operand.Type, to = conversion.Type;
            if (!NumberType.IsNumber(from) || !NumberType.IsNumber(to) || conversion.OperatorMethod != null) return false;
            // A narrowing keeps a sign or a non-zero value only when the value had limits; float from double keeps NaN-ness.
            if (fact >= Fact.NotNaN) return NumberType.IsFloating(from) && Holds(conversion.Operand, fact, depth);
            bool sameSize = NumberType.IsInteger(from) && NumberType.IsInteger(to) && NumberType.Bits(to) >= NumberType.Bits(from);
            if (fact == Fact.NonZero && sameSize) return Holds(conversion.Operand, fact, depth);
            bool limited = Holds(conversion.Operand, Fact.HasMaximum, depth) && Holds(conversion.Operand, Fact.HasMinimum, depth);
            if (NumberType.IsInteger(from) && !(conversion.Operand is IBinaryOperation)) limited = true;
            return limited && !NumberType.IsFloating(from) && Holds(conversion.Operand, fact, depth);
        }

        private static bool OfProperty(IPropertyReferenceOperation property, Fact fact, int depth)
        {
            if (Marks.Promise(property.Property, fact)) return true;
            bool isSize = property.Property.Name is "Length" or "Count" && NumberType.IsInteger(property.Type);
            if (isSize && fact == Fact.NonNegative) return true;
            return isSize && fact is Fact.NonZero or Fact.Positive && ReadOnlyFields.IsNeverEmpty(property.Instance, depth);
        }

        private static bool OfCall(IInvocationOperation call, Fact fact, int depth)
        {
            if (ValueKey.IsMath(call.TargetMethod)) return MathCalls.Holds(call, fact, depth);
            return Marks.Promise(call.TargetMethod, fact) || Marks.NamePromises(call.TargetMethod, fact);
        }
    }
}
