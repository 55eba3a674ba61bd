using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO042: Division that is not guarded.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DivisionByZero : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO042",
            "Division that is not guarded",
            "'{0}' may be zero, and division by zero throws on the board, floating division too: return or choose another value when it is zero, divide by Math.Max(1, {0}), or mark it [NonZero]");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Binary, OperationKind.CompoundAssignment);

        private static void Check(OperationAnalysisContext context)
        {
            if (Division.From(context.Operation) is not { } division || Values.Holds(division.Divisor, Fact.NonZero)) return;
            IOperation divisor = ValueKey.Strip(division.Divisor) ?? division.Divisor;
            context.ReportDiagnostic(Diagnostic.Create(Rule, division.Divisor.Syntax.GetLocation(), divisor.Syntax.ToString()));
        }
    }
}
