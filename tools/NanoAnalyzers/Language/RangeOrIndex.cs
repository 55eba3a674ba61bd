using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO012: Range or index from the end.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class RangeOrIndex : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO012",
            "Range or index from the end",
            "'{0}' needs types the board does not have: write the index from Length, and Array.Copy or Substring for a range");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.RangeExpression, SyntaxKind.IndexExpression);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.Parent is RangeExpressionSyntax) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }
    }
}
