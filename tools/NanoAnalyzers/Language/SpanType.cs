using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO009: Span.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class SpanType : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO009",
            "Span",
            "'{0}' does not exist on the board: pass the array with an offset and a count");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.GenericName);

        /// <summary>Whether the type is one of the four.</summary>
        internal static bool IsSpan(INamedTypeSymbol type) =>
            type.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" && type.ContainingNamespace?.Name == "System";

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.IsPartOfStructuredTrivia()) return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not INamedTypeSymbol type || !IsSpan(type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }
    }
}
