using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO023: Generic method.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class GenericMethod : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO023",
            "Generic method",
            "'{0}' is a generic method, which hangs the board or raises: write it for the type that is needed");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(CheckMethod, SyntaxKind.MethodDeclaration);
            context.RegisterSyntaxNodeAction(CheckLocal, SyntaxKind.LocalFunctionStatement);
            context.RegisterSyntaxNodeAction(CheckCall, SyntaxKind.InvocationExpression);
        }

        private static void CheckMethod(SyntaxNodeAnalysisContext context)
        {
            var method = (MethodDeclarationSyntax)context.Node;
            if (method.TypeParameterList != null) Report(context, method.Identifier.GetLocation(), method.Identifier.ValueText);
        }

        private static void CheckLocal(SyntaxNodeAnalysisContext context)
        {
            var method = (LocalFunctionStatementSyntax)context.Node;
            if (method.TypeParameterList != null) Report(context, method.Identifier.GetLocation(), method.Identifier.ValueText);
        }

        // A generic method of the program is reported where it is declared; the platform's do not exist on the board (NANO013).
        private static void CheckCall(SyntaxNodeAnalysisContext context)
        {
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not IMethodSymbol { IsGenericMethod: true } method) return;
            if (method.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 || Api.Platform.Owns(method.OriginalDefinition)) return;
            Report(context, ((InvocationExpressionSyntax)context.Node).Expression.GetLocation(), method.Name);
        }

        private static void Report(SyntaxNodeAnalysisContext context, Location location, string name) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, name));
    }
}
