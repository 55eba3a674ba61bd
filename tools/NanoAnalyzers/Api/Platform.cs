using System;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Api
{
    /// <summary>Tells the platform's assemblies from the program's own and from other libraries.</summary>
    internal static class Platform
    {
        private static readonly string[] Families = { "System.", "nanoFramework.", "Microsoft.", "Windows." };

        /// <summary>Whether the symbol comes from .NET or nanoFramework.</summary>
        public static bool Owns(ISymbol symbol)
        {
            string? assembly = symbol.ContainingAssembly?.Name;
            if (assembly == null || symbol.DeclaringSyntaxReferences.Length > 0) return false;
            if (assembly is "mscorlib" or "netstandard" or "System") return true;
            foreach (string family in Families)
            {
                if (assembly.StartsWith(family, StringComparison.Ordinal)) return true;
            }

            return false;
        }

        /// <summary>Whether the compilation is against nanoFramework's own assemblies, and not a host build of the same sources.</summary>
        public static bool IsBoardBuild(Compilation compilation) =>
            compilation.GetTypeByMetadataName("System.SpanByte") is { } marker && Owns(marker);
    }
}
