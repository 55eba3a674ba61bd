using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO010: decimal.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DecimalNumber : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO010",
            "decimal",
            "decimal does not exist on the board: count in integers of a small unit (microvolts, nanoamps), or use double");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(CheckKeyword, SyntaxKind.PredefinedType);
            context.RegisterSyntaxNodeAction(CheckLiteral, SyntaxKind.NumericLiteralExpression);
            context.RegisterSyntaxNodeAction(CheckName, SyntaxKind.IdentifierName);
        }

        private static void CheckKeyword(SyntaxNodeAnalysisContext context)
        {
            if (((PredefinedTypeSyntax)context.Node).Keyword.IsKind(SyntaxKind.DecimalKeyword)) Report(context);
        }

        private static void CheckLiteral(SyntaxNodeAnalysisContext context)
        {
            if (((LiteralExpressionSyntax)context.Node).Token.Value is decimal) Report(context);
        }

        private static void CheckName(SyntaxNodeAnalysisContext context)
        {
            if (((IdentifierNameSyntax)context.Node).Identifier.ValueText != "Decimal") return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is INamedTypeSymbol { SpecialType: SpecialType.System_Decimal }) Report(context);
        }

        private static void Report(SyntaxNodeAnalysisContext context)
        {
            if (!context.Node.IsPartOfStructuredTrivia()) context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
        }
    }
}
