using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Language
{
    /// <summary>Types that have a rule of their own, so that one mistake is reported once.</summary>
    internal static class OtherRules
    {
        /// <summary>Whether another rule speaks about the type: NANO001, 003, 004, 005, 009, 010 and 021.</summary>
        public static bool Cover(INamedTypeSymbol type)
        {
            if (type.SpecialType == SpecialType.System_Decimal) return true;
            string space = type.ContainingNamespace?.ToDisplayString() ?? "";
            if (space is "System.Linq" or "System.Threading.Tasks") return true;
            if (!type.IsGenericType) return false;
            return type.TypeKind == TypeKind.Delegate
                || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                || GenericCollection.IsCollections(space)
                || SpanType.IsSpan(type);
        }

        /// <summary>A type's name as one writes it.</summary>
        public static string ToMinimal(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }
}
