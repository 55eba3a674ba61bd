using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO045: Floating number as text without a format.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class FloatingText : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO045",
            "Floating number as text without a format",
            "'{0}' as text is not the shortest form on the board and is wrong from 1e15 on: give the number of places, '{0}.ToString(\"F3\")'");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterOperationAction(CheckCall, OperationKind.Invocation);
            context.RegisterOperationAction(CheckHole, OperationKind.Interpolation);
            context.RegisterOperationAction(CheckConcatenation, OperationKind.Binary);
            context.RegisterOperationAction(CheckCompound, OperationKind.CompoundAssignment);
        }

        private static void CheckCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.Name == "ToString" && call.Arguments.Length == 0 && call.Instance != null) Report(context, call.Instance, call.Syntax);
            // string.Format says the format in its own text, which NANO046 reads.
            if (!TextCalls.Formats(call.TargetMethod) || call.TargetMethod.Name == "Format") return;
            foreach (IOperation value in TextCalls.Values(call)) Report(context, value, value.Syntax);
        }

        private static void CheckHole(OperationAnalysisContext context)
        {
            var hole = (IInterpolationOperation)context.Operation;
            if (hole.FormatString == null) Report(context, hole.Expression, hole.Expression.Syntax);
        }

        private static void CheckConcatenation(OperationAnalysisContext context)
        {
            var sum = (IBinaryOperation)context.Operation;
            if (sum.OperatorKind != BinaryOperatorKind.Add || sum.Type?.SpecialType != SpecialType.System_String) return;
            Report(context, sum.LeftOperand, sum.LeftOperand.Syntax);
            Report(context, sum.RightOperand, sum.RightOperand.Syntax);
        }

        private static void CheckCompound(OperationAnalysisContext context)
        {
            var sum = (ICompoundAssignmentOperation)context.Operation;
            if (sum.Type?.SpecialType == SpecialType.System_String) Report(context, sum.Value, sum.Value.Syntax);
        }

        private static void Report(OperationAnalysisContext context, IOperation value, SyntaxNode place)
        {
            IOperation bare = TextCalls.Unboxed(value);
            if (!NumberType.IsFloating(bare.Type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), bare.Syntax.ToString()));
        }
    }
}
