using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>
    /// Names a value so that a test of it and its later use can be recognised as the same thing:
    /// <c>this._limits[i]</c> in the <c>if</c> and in the division below it have one key.
    /// </summary>
    internal static class ValueKey
    {
        /// <summary>The key, or null for an expression that may give another value each time it is evaluated.</summary>
        public static string? Of(IOperation? operation)
        {
            switch (Strip(operation))
            {
                case null: return null;
                case { ConstantValue: { HasValue: true, Value: { } constant } }: return "<#" + Convert.ToString(constant, CultureInfo.InvariantCulture) + ">";
                case ILocalReferenceOperation local: return "<l:" + local.Local.Name + ">";
                case IParameterReferenceOperation parameter: return "<p:" + parameter.Parameter.Name + ">";
                case IInstanceReferenceOperation _: return "<this>";
                case IFieldReferenceOperation field: return Member(field.Instance, field.Field);
                case IPropertyReferenceOperation { Arguments.Length: 0 } property: return Member(property.Instance, property.Property);
                case IArrayElementReferenceOperation element: return Element(element);
                case IBinaryOperation { OperatorMethod: null } binary: return Join(Of(binary.LeftOperand), "<" + binary.OperatorKind + ">", Of(binary.RightOperand));
                case IUnaryOperation { OperatorMethod: null } unary: return Join("<" + unary.OperatorKind + ">", Of(unary.Operand));
                case IInvocationOperation call when IsAbs(call): return Join("<abs>", Of(call.Arguments[0].Value));
                default: return null;
            }
        }

        /// <summary>The expression without parentheses and without conversions that keep its sign and its being zero.</summary>
        public static IOperation? Strip(IOperation? operation)
        {
            while (true)
            {
                if (operation is IParenthesizedOperation parenthesized) operation = parenthesized.Operand;
                else if (operation is IConversionOperation { OperatorMethod: null, IsChecked: false } conversion && KeepsValue(conversion)) operation = conversion.Operand;
                else return operation;
            }
        }

        /// <summary>Whether the call is Math.Abs of one argument.</summary>
        public static bool IsAbs(IInvocationOperation call) =>
            call.Arguments.Length == 1 && call.TargetMethod.Name == "Abs" && IsMath(call.TargetMethod);

        /// <summary>Whether the method belongs to System.Math.</summary>
        public static bool IsMath(IMethodSymbol method) =>
            method.ContainingType is { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

        private static bool KeepsValue(IConversionOperation conversion)
        {
            ITypeSymbol? from = conversion.Operand.Type, to = conversion.Type;
            return conversion.IsImplicit || NumberType.Widens(from, to);
        }

        private static string? Member(IOperation? instance, ISymbol member)
        {
            string name = "<." + member.Name + ">";
            if (instance == null) return "<s:" + member.ContainingType?.Name + ">" + name;
            return Join(Of(instance), name);
        }

        private static string? Element(IArrayElementReferenceOperation element) =>
            element.Indices.Length == 1 ? Join(Of(element.ArrayReference), "<[>", Of(element.Indices[0]), "<]>") : null;

        private static string? Join(params string?[] parts)
        {
            foreach (string? part in parts)
            {
                if (part == null) return null;
            }

            return string.Concat(parts);
        }
    }
}
