using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO041: Equality of floating numbers.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class FloatingEquality : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO041",
            "Equality of floating numbers",
            "On the board +Infinity == -Infinity is true and NaN has no equality to rely on: {0}");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Binary);

        private static void Check(OperationAnalysisContext context)
        {
            var comparison = (IBinaryOperation)context.Operation;
            if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)) return;
            if (!NumberType.IsFloating(comparison.LeftOperand.Type) || !NumberType.IsFloating(comparison.RightOperand.Type)) return;
            string? instead = Instead(comparison);
            if (instead != null) context.ReportDiagnostic(Diagnostic.Create(Rule, comparison.Syntax.GetLocation(), instead));
        }

        // A comparison with an ordinary constant is exact on both; so is one of values tested before.
        private static string? Instead(IBinaryOperation comparison)
        {
            double? left = SpecialValue(comparison.LeftOperand), right = SpecialValue(comparison.RightOperand);
            if (left is { } l && double.IsNaN(l) || right is { } r && double.IsNaN(r)) return "use double.IsNaN(x)";
            if (left != null || right != null) return "use double.IsPositiveInfinity(x), IsNegativeInfinity(x) or IsInfinity(x)";
            if (IsTested(comparison.LeftOperand) || IsTested(comparison.RightOperand)) return null;
            return "test one side with double.IsNaN and double.IsInfinity first, or compare integers";
        }

        private static double? SpecialValue(IOperation operand)
        {
            if (operand.ConstantValue is not { HasValue: true, Value: double or float } constant) return null;
            double value = System.Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture);
            return double.IsNaN(value) || double.IsInfinity(value) ? value : null;
        }

        private static bool IsTested(IOperation operand) =>
            Values.Holds(operand, Fact.NotNaN) && Values.Holds(operand, Fact.NotInfinite);
    }
}
