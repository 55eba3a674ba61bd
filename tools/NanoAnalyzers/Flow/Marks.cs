using System;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Flow
{
    /// <summary>
    /// Promises a program makes by attribute. They are matched by name, so that any project can declare its own:
    /// <c>[NonZero]</c> and <c>[Positive]</c> on a number to divide by, <c>[Finite]</c> on a double that is neither NaN nor
    /// infinite, <c>[Clamped]</c> on a double inside the range of the integer it becomes.
    /// </summary>
    internal static class Marks
    {
        private static readonly string[] NonZeroCalls = { "NonZero", "AtLeast", "Positive" };
        private static readonly string[] PositiveCalls = { "AtLeast", "Positive" };
        private static readonly string[] ClampCalls = { "Clamp", "Saturate" };
        private static readonly string[] FiniteCalls = { "Clamp", "Saturate", "Finite" };

        /// <summary>Whether a symbol carries the attribute, with or without its ending.</summary>
        public static bool Has(ISymbol? symbol, string name)
        {
            if (symbol == null) return false;
            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == name + "Attribute" || attribute.AttributeClass?.Name == name) return true;
            }

            return false;
        }

        /// <summary>Whether the symbol's marks promise the fact.</summary>
        public static bool Promise(ISymbol symbol, Fact fact)
        {
            switch (fact)
            {
                case Fact.NonZero: return Marked(symbol, "NonZero") || Marked(symbol, "Positive");
                case Fact.Positive:
                case Fact.NonNegative: return Marked(symbol, "Positive");
                case Fact.NotNaN:
                case Fact.NotInfinite: return Marked(symbol, "Finite") || Marked(symbol, "Clamped");
                default: return Marked(symbol, "Clamped");
            }
        }

        /// <summary>Whether the name of a called method promises the fact (ClampToRange, SaturateInt, NonZero, AtLeastOne).</summary>
        public static bool NamePromises(IMethodSymbol method, Fact fact)
        {
            if (method.ContainingType?.Name == "Saturate" && fact >= Fact.NotNaN) return true;
            switch (fact)
            {
                case Fact.NonZero: return StartsWith(method.Name, NonZeroCalls);
                case Fact.Positive:
                case Fact.NonNegative: return StartsWith(method.Name, PositiveCalls);
                case Fact.NotNaN:
                case Fact.NotInfinite: return StartsWith(method.Name, FiniteCalls);
                default: return StartsWith(method.Name, ClampCalls);
            }
        }

        private static bool Marked(ISymbol symbol, string name) =>
            Has(symbol, name) || (symbol is IMethodSymbol method && HasOnReturn(method, name));

        private static bool HasOnReturn(IMethodSymbol method, string name)
        {
            foreach (AttributeData attribute in method.GetReturnTypeAttributes())
            {
                if (attribute.AttributeClass?.Name == name + "Attribute") return true;
            }

            return false;
        }

        private static bool StartsWith(string name, string[] starts)
        {
            foreach (string start in starts)
            {
                if (name.StartsWith(start, StringComparison.Ordinal)) return true;
            }

            return false;
        }
    }
}
