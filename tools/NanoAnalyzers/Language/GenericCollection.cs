using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO004: Generic collection.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class GenericCollection : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO004",
            "Generic collection",
            "'{0}' does not exist on the board: use an array, or ArrayList, Hashtable, Queue or Stack outside cycle code");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.GenericName);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.IsPartOfStructuredTrivia()) return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not INamedTypeSymbol type) return;
            string? space = type.ContainingNamespace?.ToDisplayString();
            if (space == null || !IsCollections(space)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }

        /// <summary>Whether the namespace is one of collections.</summary>
        internal static bool IsCollections(string space) =>
            space is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.Immutable"
                or "System.Collections.ObjectModel" or "System.Collections.Frozen";
    }
}
