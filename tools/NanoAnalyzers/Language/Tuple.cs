using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO002: Tuple.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class Tuple : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO002",
            "Tuple",
            "Tuples do not exist on the board: use out parameters or a small class, and a temporary variable to swap");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.TupleType, SyntaxKind.TupleExpression);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            // "(a, b) = (b, a)" is one mistake, reported once, on its left side.
            if (context.Node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == context.Node && assignment.Left is TupleExpressionSyntax) return;
            if (context.Node.FirstAncestorOrSelf<TupleTypeSyntax>() is { } outer && outer != context.Node) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
        }
    }
}
