using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Flow
{
    /// <summary>Questions about the built-in number types.</summary>
    internal static class NumberType
    {
        /// <summary>float or double.</summary>
        public static bool IsFloating(ITypeSymbol? type) =>
            type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

        /// <summary>sbyte to ulong, char included.</summary>
        public static bool IsInteger(ITypeSymbol? type) =>
            type?.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;

        /// <summary>An integer without a sign, or char.</summary>
        public static bool IsUnsigned(ITypeSymbol? type) =>
            type?.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32
                or SpecialType.System_UInt64 or SpecialType.System_Char;

        /// <summary>Any integer or floating type.</summary>
        public static bool IsNumber(ITypeSymbol? type) => IsInteger(type) || IsFloating(type);

        /// <summary>A value type of the program's own or of a library: on the board each copy of one is an object.</summary>
        public static bool IsHeapStruct(ITypeSymbol? type) =>
            type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named
            && !(named.Name == "TimeSpan" && named.ContainingNamespace?.Name == "System");

        /// <summary>Bits of an integer type.</summary>
        public static int Bits(ITypeSymbol? type)
        {
            switch (type?.SpecialType)
            {
                case SpecialType.System_SByte or SpecialType.System_Byte: return 8;
                case SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char: return 16;
                case SpecialType.System_Int32 or SpecialType.System_UInt32: return 32;
                default: return 64;
            }
        }

        /// <summary>Whether every value of the one type exists in the other (rounding of large integers apart).</summary>
        public static bool Widens(ITypeSymbol? from, ITypeSymbol? to)
        {
            if (!IsNumber(from) || !IsNumber(to)) return false;
            if (IsFloating(to)) return IsInteger(from) || to!.SpecialType == SpecialType.System_Double || from!.SpecialType == SpecialType.System_Single;
            if (IsFloating(from)) return false;
            if (IsUnsigned(from)) return Bits(to) > Bits(from) || (Bits(to) == Bits(from) && IsUnsigned(to));
            return !IsUnsigned(to) && Bits(to) >= Bits(from);
        }
    }
}
