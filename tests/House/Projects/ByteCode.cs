using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RigFirmware.Tests.House.Projects
{
    /// <summary>
    /// How many bytes of byte code the metadata processor makes of an assembly: each method as the compiler wrote it, with the
    /// board's narrower operands (a method, field, type or string by 2 bytes instead of 4, a long branch by 2 instead of 4, a
    /// switch's count by 1 and its targets by 2 instead of 4), and a table for each method that catches.
    /// </summary>
    /// <remarks>
    /// Calibrated in November 2026 against what the metadata processor wrote for fourteen assemblies of the board, optimised, and for
    /// Contracts and Core unoptimised as well: the same number, which it rounds up to a multiple of 4. The plain sum of IL was 1.24
    /// to 1.34 times as much. A host build has besides what only stands in for the board's framework (Host*.cs), 205 bytes at
    /// most, and 7 bytes for each lock, which .NET takes in another way.
    /// </remarks>
    public static class ByteCode
    {
        private const int TwoByteMark = 0xFE;
        private const int BytesPerHandler = 12;

        private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

        /// <summary>Bytes of byte code of the whole assembly.</summary>
        public static int Of(PEReader assembly)
        {
            MetadataReader metadata = assembly.GetMetadataReader();
            return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0)
                .Sum(method => Of(assembly.GetMethodBody(method.RelativeVirtualAddress)));
        }

        private static int Of(MethodBodyBlock body)
        {
            int bytes = body.ExceptionRegions.IsEmpty ? 0 : 1 + (BytesPerHandler * body.ExceptionRegions.Length);
            BlobReader code = body.GetILReader();
            while (code.RemainingBytes > 0)
            {
                int first = code.ReadByte();
                int operation = first == TwoByteMark ? (first << 8) | code.ReadByte() : first;
                bytes += first == TwoByteMark ? 2 : 1;
                bytes += SkipOperand(ref code, Operands[operation]);
            }

            return bytes;
        }

        // Reads over an operand; its width on the board.
        private static int SkipOperand(ref BlobReader code, OperandType type)
        {
            if (type == OperandType.InlineSwitch)
            {
                int targets = code.ReadInt32();
                code.Offset += 4 * targets;
                return 1 + (2 * targets);
            }

            int host = type switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };
            code.Offset += host;
            bool isNarrower = type is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineString or OperandType.InlineBrTarget;
            return isNarrower ? 2 : host;
        }
    }
}
