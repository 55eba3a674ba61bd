using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>
    /// Finds what may throw: throw itself, an unguarded division, a downcast, a parse, and a call of source that does one
    /// of these (followed a few calls deep). Inside a try with a catch-all nothing counts.
    /// </summary>
    internal static class Risks
    {
        private const int DeepestCall = 3;

        /// <summary>The places, each with a few words that name it.</summary>
        public static IEnumerable<(IOperation Place, string What)> Of(IOperation root, CancellationToken cancellation) =>
            Of(root, DeepestCall, cancellation);

        private static IEnumerable<(IOperation Place, string What)> Of(IOperation root, int depth, CancellationToken cancellation)
        {
            foreach (IOperation part in root.DescendantsAndSelf())
            {
                cancellation.ThrowIfCancellationRequested();
                string? what = Name(part, depth, cancellation);
                if (what != null && !IsCaught(part, root) && !IsDeferred(part, root)) yield return (part, what);
            }
        }

        /// <summary>Whether the operation stands in a try whose catch takes everything and does not rethrow.</summary>
        public static bool IsCaught(IOperation part, IOperation root)
        {
            IOperation child = part;
            for (IOperation? parent = part.Parent; parent != null && child != root; child = parent, parent = parent.Parent)
            {
                if (parent is ITryOperation attempt && child == attempt.Body && attempt.Catches.Any(CatchAll.Takes)) return true;
            }

            return false;
        }

        private static bool IsDeferred(IOperation part, IOperation root)
        {
            for (IOperation? parent = part.Parent; parent != null && parent != root; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return true;
            }

            return false;
        }

        private static string? Name(IOperation part, int depth, CancellationToken cancellation)
        {
            switch (part)
            {
                case IThrowOperation _: return "This throw";
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, OperatorMethod: null } division:
                    return NumberType.IsNumber(division.Type) && !Values.Holds(division.RightOperand, Fact.NonZero) ? "The division" : null;
                case IConversionOperation { IsTryCast: false, IsImplicit: false } cast: return IsDowncast(cast) ? "The cast" : null;
                case IInvocationOperation call: return Parses.Throws(call.TargetMethod) ? call.TargetMethod.Name : Called(call.TargetMethod, depth, call, cancellation);
                case IObjectCreationOperation { Constructor: { } constructor }: return Called(constructor, depth, part, cancellation);
                default: return null;
            }
        }

        private static bool IsDowncast(IConversionOperation cast) =>
            cast.OperatorMethod == null && cast.Operand.Type is { IsReferenceType: true } from && cast.Type is { } to
            && !SymbolEqualityComparer.Default.Equals(from, to) && !cast.GetConversionIsIdentityOrUpcast();

        private static bool GetConversionIsIdentityOrUpcast(this IConversionOperation cast) =>
            cast.Conversion.IsImplicit;

        private static string? Called(IMethodSymbol method, int depth, IOperation near, CancellationToken cancellation)
        {
            if (depth == 0) return null;
            foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
            {
                SyntaxNode syntax = reference.GetSyntax(cancellation);
                if (SourceBody.Of(syntax, near) is { } body && Of(body, depth - 1, cancellation).Any())
                {
                    return method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name + "'s constructor" : method.Name;
                }
            }

            return null;
        }
    }
}
