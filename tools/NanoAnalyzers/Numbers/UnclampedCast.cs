using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO044: Cast of an unclamped floating number.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class UnclampedCast : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO044",
            "Cast of an unclamped floating number",
            "'{0}' becomes 0 when it is NaN or infinite and wraps when it is too large for {1}: test double.IsNaN and clamp with Math.Max and Math.Min, or call a method named Clamp... or Saturate...");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Conversion);

        private static void Check(OperationAnalysisContext context)
        {
            var cast = (IConversionOperation)context.Operation;
            if (cast.OperatorMethod != null || cast.ConstantValue.HasValue) return;
            bool toInteger = NumberType.IsInteger(cast.Type) || cast.Type?.TypeKind == TypeKind.Enum;
            if (!NumberType.IsFloating(cast.Operand.Type) || !toInteger) return;
            if (Values.Holds(cast.Operand, Fact.HasMaximum) && Values.Holds(cast.Operand, Fact.HasMinimum)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, cast.Syntax.GetLocation(), cast.Operand.Syntax.ToString(), cast.Type!.ToDisplayString()));
        }
    }
}
