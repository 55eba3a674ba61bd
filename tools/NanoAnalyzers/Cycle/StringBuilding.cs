using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO063: String building in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StringBuilding : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO063",
            "String building in cycle code",
            "{0} builds a string in every cycle: keep numbers, and let the communication thread make text of them");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Binary, OperationKind.CompoundAssignment, OperationKind.InterpolatedString, OperationKind.Invocation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            string? what = context.Operation switch
            {
                { ConstantValue.HasValue: true } => null,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => "This concatenation",
                ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => "This concatenation",
                IInterpolatedStringOperation => "This interpolated string",
                IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_String } method } => Builds(method) ? method.Name : null,
                _ => null,
            };
            if (what == null || IsPartOfText(context.Operation)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), what));
        }

        // A method of the program's own that returns a string may return one it keeps; those of the platform make a new one.
        private static bool Builds(IMethodSymbol method) => Api.Platform.Owns(method.OriginalDefinition) && !(method.Name == "ToString" && method.ContainingType.SpecialType == SpecialType.System_String);

        private static bool IsPartOfText(IOperation operation)
        {
            for (IOperation? parent = operation.Parent; parent != null && parent is not IBlockOperation; parent = parent.Parent)
            {
                if (parent is IThrowOperation or IInterpolatedStringOperation) return true;
                if (parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }) return true;
            }

            return false;
        }
    }
}
