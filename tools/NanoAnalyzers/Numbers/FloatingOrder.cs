using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO040: Ordered comparison of floating numbers.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class FloatingOrder : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO040",
            "Ordered comparison of floating numbers",
            "'{0}' was not tested for NaN, and on the board NaN {1} anything is {2}: test double.IsNaN({0}) first, or compare integers");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Binary);

        private static void Check(OperationAnalysisContext context)
        {
            var comparison = (IBinaryOperation)context.Operation;
            if (!Relations.IsOrdered(comparison.OperatorKind) || comparison.OperatorMethod != null) return;
            if (!NumberType.IsFloating(comparison.LeftOperand.Type)) return;
            IOperation? untested = !Values.Holds(comparison.LeftOperand, Fact.NotNaN) ? comparison.LeftOperand
                : !Values.Holds(comparison.RightOperand, Fact.NotNaN) ? comparison.RightOperand : null;
            if (untested == null) return;
            bool greater = comparison.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
            string sign = comparison.OperatorKind switch
            {
                BinaryOperatorKind.GreaterThan => ">",
                BinaryOperatorKind.GreaterThanOrEqual => ">=",
                BinaryOperatorKind.LessThan => "<",
                _ => "<=",
            };
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, comparison.Syntax.GetLocation(), (ValueKey.Strip(untested) ?? untested).Syntax.ToString(), sign, greater ? "true" : "false"));
        }
    }
}
