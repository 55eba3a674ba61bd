using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>Whether a thread's body lets no exception out: whatever can throw stands in a try with a catch-all.</summary>
    internal static class Covered
    {
        private const int DeepestCall = 3;

        // What waits or reads the clock, and cannot throw when used as these bodies use it.
        private static readonly HashSet<string> Harmless = new HashSet<string>
        {
            "System.Threading.Thread.Sleep", "System.Threading.WaitHandle.WaitOne", "System.Threading.AutoResetEvent.Set",
            "System.Threading.ManualResetEvent.Set", "System.Threading.EventWaitHandle.Set",
        };

        /// <summary>Whether the whole body is covered.</summary>
        public static bool Whole(IOperation body, CancellationToken cancellation) => Whole(body, DeepestCall, cancellation);

        private static bool Whole(IOperation? statement, int depth, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (statement)
            {
                case null: return true;
                case IMethodBodyBaseOperation method: return Whole(method.BlockBody ?? method.ExpressionBody, depth, cancellation);
                case IBlockOperation block: return block.Operations.All(one => Whole(one, depth, cancellation));
                case ITryOperation attempt: return Attempt(attempt, depth, cancellation);
                case IWhileLoopOperation loop: return IsQuiet(loop.Condition) && Whole(loop.Body, depth, cancellation);
                case IForLoopOperation loop: return IsQuiet(loop.Condition) && loop.Before.All(IsQuiet) && loop.AtLoopBottom.All(IsQuiet) && Whole(loop.Body, depth, cancellation);
                case IConditionalOperation choice: return IsQuiet(choice.Condition) && Whole(choice.WhenTrue, depth, cancellation) && Whole(choice.WhenFalse, depth, cancellation);
                case ILockOperation guarded: return Whole(guarded.Body, depth, cancellation);
                case IExpressionStatementOperation { Operation: IInvocationOperation call }: return IsQuiet(call) || Callee(call, depth, cancellation);
                default: return IsQuiet(statement);
            }
        }

        // The handlers run outside the try: what they do must be covered too, so a throwing handler is a hole. A call in a
        // handler is taken as meant: it is the step to the safe state.
        private static bool Attempt(ITryOperation attempt, int depth, CancellationToken cancellation)
        {
            bool caught = attempt.Catches.Any(CatchAll.Takes) || Whole(attempt.Body, depth, cancellation);
            return caught && (attempt.Finally == null || !attempt.Finally.Descendants().Any(part => part is IThrowOperation));
        }

        private static bool Callee(IInvocationOperation call, int depth, CancellationToken cancellation)
        {
            if (depth == 0 || !call.Arguments.All(IsQuiet) || call.TargetMethod.IsVirtual || call.TargetMethod.DeclaringSyntaxReferences.Length == 0) return false;
            SyntaxNode syntax = call.TargetMethod.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            return SourceBody.Of(syntax, call) is { } body && Whole(body, depth - 1, cancellation);
        }

        private static bool IsQuiet(IOperation? operation) => operation == null || operation.DescendantsAndSelf().All(IsQuietPart);

        private static bool IsQuietPart(IOperation part)
        {
            switch (part)
            {
                case IInvocationOperation call: return Harmless.Contains(call.TargetMethod.ContainingType.ToDisplayString() + "." + call.TargetMethod.Name) || call.TargetMethod.ContainingType.ToDisplayString() == "System.Threading.Interlocked";
                case IObjectCreationOperation or IThrowOperation or IArrayElementReferenceOperation or IUsingOperation: return false;
                case IConversionOperation cast: return cast.IsTryCast || cast.Conversion.IsImplicit || cast.Conversion.IsNumeric;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division: return Values.Holds(division.RightOperand, Fact.NonZero);
                default: return true;
            }
        }
    }
}
