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
            context.RegisterOperationAction(CheckOperation, OperationKind.Binary, OperationKind.RelationalPattern);

        private static void CheckOperation(OperationAnalysisContext context)
        {
            if (context.Operation is IBinaryOperation) Check(context);
            else CheckPattern(context, (IRelationalPatternOperation)context.Operation);
        }

        // "x is > 1.5" and "case > 1.5" are comparisons.
        private static void CheckPattern(OperationAnalysisContext context, IRelationalPatternOperation pattern)
        {
            if (!NumberType.IsFloating(pattern.Value.Type)) return;
            IOperation? subject = SubjectOf(pattern);
            if (subject == null || Values.Holds(subject, Fact.NotNaN)) return;
            Report(context, subject, pattern.OperatorKind, pattern.Syntax.GetLocation());
        }

        private static IOperation? SubjectOf(IOperation pattern)
        {
            for (IOperation? parent = pattern.Parent; parent != null; parent = parent.Parent)
            {
                if (parent is IIsPatternOperation match) return match.Value;
                if (parent is ISwitchExpressionOperation choice) return choice.Value;
                if (parent is ISwitchOperation selection) return selection.Value;
                if (parent is IPropertySubpatternOperation) return null;
            }

            return null;
        }

        private static void Check(OperationAnalysisContext context)
        {
            var comparison = (IBinaryOperation)context.Operation;
            if (!Relations.IsOrdered(comparison.OperatorKind) || comparison.OperatorMethod != null) return;
            if (!NumberType.IsFloating(comparison.LeftOperand.Type)) return;
            IOperation? untested = !Values.Holds(comparison.LeftOperand, Fact.NotNaN) ? comparison.LeftOperand
                : !Values.Holds(comparison.RightOperand, Fact.NotNaN) ? comparison.RightOperand : null;
            if (untested == null) return;
            Report(context, untested, comparison.OperatorKind, comparison.Syntax.GetLocation());
        }

        private static void Report(OperationAnalysisContext context, IOperation untested, BinaryOperatorKind kind, Location place)
        {
            bool greater = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
            string sign = kind switch
            {
                BinaryOperatorKind.GreaterThan => ">",
                BinaryOperatorKind.GreaterThanOrEqual => ">=",
                BinaryOperatorKind.LessThan => "<",
                _ => "<=",
            };
            string name = (ValueKey.Strip(untested) ?? untested).Syntax.ToString();
            context.ReportDiagnostic(Diagnostic.Create(Rule, place, name, sign, greater ? "true" : "false"));
        }
    }
}
