using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO003: LINQ.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class Linq : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO003",
            "LINQ",
            "LINQ does not exist on the board: write the loop over the array");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(c => c.ReportDiagnostic(Diagnostic.Create(Rule, c.Node.GetLocation())), SyntaxKind.QueryExpression);
            context.RegisterSyntaxNodeAction(CheckCall, SyntaxKind.InvocationExpression);
        }

        private static void CheckCall(SyntaxNodeAnalysisContext context)
        {
            var call = (InvocationExpressionSyntax)context.Node;
            if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
            if (method.ContainingNamespace?.ToDisplayString() != "System.Linq") return;
            SyntaxNode name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
            context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation()));
        }
    }
}
