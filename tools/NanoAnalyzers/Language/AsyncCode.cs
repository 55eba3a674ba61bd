using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO005: async and await.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class AsyncCode : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO005",
            "async and await",
            "async, await and Task do not exist on the board: use a Thread and an AutoResetEvent, or a step of the cycle");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(CheckModifier, SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression, SyntaxKind.AnonymousMethodExpression);
            context.RegisterSyntaxNodeAction(CheckName, SyntaxKind.IdentifierName, SyntaxKind.GenericName);
        }

        private static void CheckModifier(SyntaxNodeAnalysisContext context)
        {
            foreach (SyntaxToken token in context.Node.ChildTokens())
            {
                if (token.IsKind(SyntaxKind.AsyncKeyword)) context.ReportDiagnostic(Diagnostic.Create(Rule, token.GetLocation()));
            }
        }

        private static void CheckName(SyntaxNodeAnalysisContext context)
        {
            // Asking the compiler what each name means is dear; the names in question are few.
            string name = ((SimpleNameSyntax)context.Node).Identifier.ValueText;
            if (name.IndexOf("Task", System.StringComparison.Ordinal) < 0 && !name.StartsWith("Parallel", System.StringComparison.Ordinal)) return;
            if (context.Node.IsPartOfStructuredTrivia() || context.Node.Parent is UsingDirectiveSyntax || context.Node is IdentifierNameSyntax { IsVar: true }) return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not INamedTypeSymbol type) return;
            if (type.ContainingNamespace?.ToDisplayString() != "System.Threading.Tasks") return;
            // The async keyword of the same method has said it already.
            if (context.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.ReturnType == context.Node && method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
        }
    }
}
