using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO020: Generic type.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class OwnGenericType : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO020",
            "Generic type",
            "'{0}' is a generic type, which crashes the board: write one class for the type that is needed, or hold object");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(CheckDeclaration, SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.InterfaceDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration);
            context.RegisterSyntaxNodeAction(CheckDelegate, SyntaxKind.DelegateDeclaration);
            context.RegisterSyntaxNodeAction(CheckAnonymous, SyntaxKind.AnonymousObjectCreationExpression);
            context.RegisterSyntaxNodeAction(CheckUse, SyntaxKind.GenericName);
        }

        private static void CheckDeclaration(SyntaxNodeAnalysisContext context)
        {
            var type = (TypeDeclarationSyntax)context.Node;
            if (type.TypeParameterList != null) context.ReportDiagnostic(Diagnostic.Create(Rule, type.Identifier.GetLocation(), type.Identifier.ValueText));
        }

        private static void CheckDelegate(SyntaxNodeAnalysisContext context)
        {
            var type = (DelegateDeclarationSyntax)context.Node;
            if (type.TypeParameterList != null) context.ReportDiagnostic(Diagnostic.Create(Rule, type.Identifier.GetLocation(), type.Identifier.ValueText));
        }

        // The compiler writes a generic class for "new { ... }".
        private static void CheckAnonymous(SyntaxNodeAnalysisContext context) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), "new { ... }"));

        // A generic type of another assembly of ours; those of the platform have rules that name the substitute.
        private static void CheckUse(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.IsPartOfStructuredTrivia()) return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not INamedTypeSymbol { IsGenericType: true } type) return;
            if (type.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 || Api.Platform.Owns(type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }
    }
}
