using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers
{
    /// <summary>Finds the values a call turns into text: string.Format, string.Concat, StringBuilder.Append.</summary>
    internal static class TextCalls
    {
        /// <summary>Whether the method makes text of its arguments.</summary>
        public static bool Formats(IMethodSymbol method)
        {
            string? type = method.ContainingType?.ToDisplayString();
            return (type == "string" && method.Name is "Format" or "Concat")
                || (type == "System.Text.StringBuilder" && method.Name is "Append" or "AppendLine" or "Insert");
        }

        /// <summary>The arguments, those of a params array one by one.</summary>
        public static IEnumerable<IOperation> Values(IInvocationOperation call)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.ArgumentKind != ArgumentKind.ParamArray || argument.Value is not IArrayCreationOperation { Initializer: { } list })
                {
                    yield return argument.Value;
                    continue;
                }

                foreach (IOperation value in list.ElementValues) yield return value;
            }
        }

        /// <summary>The value before it was boxed for the call.</summary>
        public static IOperation Unboxed(IOperation value)
        {
            while (value is IConversionOperation { IsImplicit: true } conversion && conversion.Operand.Type != null) value = conversion.Operand;
            while (value is IParenthesizedOperation parenthesized) value = parenthesized.Operand;
            return value;
        }
    }
}
