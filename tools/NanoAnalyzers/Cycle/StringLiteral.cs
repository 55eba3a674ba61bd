using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO062: String literal in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StringLiteral : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO062",
            "String literal in cycle code",
            "{0} allocates each time it is loaded: compare numbers or enum values, or load the text once into a static readonly field");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Literal, OperationKind.FieldReference, OperationKind.LocalReference, OperationKind.NameOf, OperationKind.Switch, OperationKind.SwitchExpression);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            IOperation operation = context.Operation;
            string? what = operation switch
            {
                ISwitchOperation { Value.Type.SpecialType: SpecialType.System_String } => "A switch over strings",
                ISwitchExpressionOperation { Value.Type.SpecialType: SpecialType.System_String } => "A switch over strings",
                ISwitchOperation or ISwitchExpressionOperation => null,
                { ConstantValue: { HasValue: true, Value: string text } } => "The text \"" + text + "\"",
                _ => null,
            };
            if (what == null || SaidElsewhere(operation)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, operation.Syntax.GetLocation(), what));
        }

        // A throw, a text that is built and a switch over strings are each one mistake with one report.
        private static bool SaidElsewhere(IOperation operation)
        {
            for (IOperation? parent = operation.Parent; parent != null && parent is not IBlockOperation; parent = parent.Parent)
            {
                if (parent is IThrowOperation or IInterpolatedStringOperation or INameOfOperation or ISingleValueCaseClauseOperation or IPatternOperation) return true;
                if (parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }) return true;
            }

            return false;
        }
    }
}
