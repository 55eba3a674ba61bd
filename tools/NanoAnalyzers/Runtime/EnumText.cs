using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO032: Enum as text.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class EnumText : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO032",
            "Enum as text",
            "An enum becomes its number on the board, not its name: use a table of names, or write the number on purpose with (int){0}");

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
            if (call.TargetMethod.Name == "ToString" && call.Instance != null) Report(context, call.Instance, call.Syntax);
            if (!TextCalls.Formats(call.TargetMethod)) return;
            foreach (IOperation value in TextCalls.Values(call)) Report(context, value, value.Syntax);
        }

        private static void CheckHole(OperationAnalysisContext context)
        {
            IOperation value = ((IInterpolationOperation)context.Operation).Expression;
            Report(context, value, value.Syntax);
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
            if (bare.Type?.TypeKind != TypeKind.Enum) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), bare.Syntax.ToString()));
        }
    }
}
