using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Flow
{
    /// <summary>Knows the platform's methods that throw on a text they cannot read.</summary>
    internal static class Parses
    {
        /// <summary>Whether the method is int.Parse, DateTime.Parse, Convert.ToInt32(string) or one of their kin.</summary>
        public static bool Throws(IMethodSymbol method)
        {
            if (!method.IsStatic || method.Parameters.Length == 0 || method.Parameters[0].Type.SpecialType != SpecialType.System_String) return false;
            if (method.Name == "Parse") return Api.Platform.Owns(method);
            return method.ContainingType?.ToDisplayString() == "System.Convert" && method.Name != "FromBase64String" && method.Name.StartsWith("To", System.StringComparison.Ordinal);
        }
    }
}
