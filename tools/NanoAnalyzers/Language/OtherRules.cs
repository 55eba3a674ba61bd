using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Language
{
    /// <summary>Types and members that have a rule of their own, so that one mistake is reported once.</summary>
    internal static class OtherRules
    {
        /// <summary>Whether another rule speaks about the type.</summary>
        public static bool Cover(INamedTypeSymbol type)
        {
            if (type.IsGenericType || type.IsTupleType || type.SpecialType is SpecialType.System_Decimal) return true;
            string space = type.ContainingNamespace?.ToDisplayString() ?? "";
            if (space is "System.Linq" or "System.Threading.Tasks" || space.StartsWith("System.Collections.Generic", System.StringComparison.Ordinal)) return true;
            return space == "System" && type.Name is "Index" or "Range" or "ValueTuple" or "Nullable";
        }

        /// <summary>A type's name as one writes it.</summary>
        public static string ToMinimal(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }
}
