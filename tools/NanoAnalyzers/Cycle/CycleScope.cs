using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Cycle
{
    /// <summary>
    /// Says which code runs every cycle: methods of a type (or a method) marked <c>[CycleCode]</c>, or of a file with
    /// <c>nano_cycle_code = true</c> in .editorconfig. Constructors and field initialisers run once, and so does what is
    /// marked <c>[BootCode]</c> or <c>[NotCycleCode]</c>. Attributes are matched by name.
    /// </summary>
    internal static class CycleScope
    {
        /// <summary>Whether the member's body runs every cycle.</summary>
        public static bool Covers(ISymbol member, AnalyzerOptions options)
        {
            if (member is not IMethodSymbol method) return false;
            if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor) return false;
            if (IsExempt(member) || IsExempt(method.AssociatedSymbol)) return false;
            if (Marks.Has(member, "CycleCode")) return true;
            return CoversType(member.ContainingType) || (!IsExempt(member.ContainingType) && IsChosen(member, options));
        }

        /// <summary>Whether the type, or one around it, is marked.</summary>
        public static bool CoversType(INamedTypeSymbol? type)
        {
            for (; type != null; type = type.ContainingType)
            {
                if (IsExempt(type)) return false;
                if (Marks.Has(type, "CycleCode")) return true;
            }

            return false;
        }

        /// <summary>Whether somebody has said when the member runs: every cycle, or at boot and on request only.</summary>
        public static bool IsKnown(ISymbol member, AnalyzerOptions options)
        {
            if (IsExempt(member) || Marks.Has(member, "CycleCode") || IsChosen(member, options)) return true;
            for (INamedTypeSymbol? type = member.ContainingType; type != null; type = type.ContainingType)
            {
                if (IsExempt(type) || Marks.Has(type, "CycleCode")) return true;
            }

            return false;
        }

        private static bool IsExempt(ISymbol? symbol) => Marks.Has(symbol, "BootCode") || Marks.Has(symbol, "NotCycleCode");

        private static bool IsChosen(ISymbol member, AnalyzerOptions options)
        {
            if (member.DeclaringSyntaxReferences.Length == 0) return false;
            AnalyzerConfigOptions file = options.AnalyzerConfigOptionsProvider.GetOptions(member.DeclaringSyntaxReferences[0].SyntaxTree);
            return IsTrue(file, "nano_cycle_code") || IsTrue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property.NanoCycleCode");
        }

        private static bool IsTrue(AnalyzerConfigOptions options, string key) =>
            options.TryGetValue(key, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }
}
