using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO041: Use double.IsNaN or double.IsInfinity.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class NamedFloatTest : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO041");

        /// <inheritdoc/>
        protected override string Title => "Use double.IsNaN or double.IsInfinity";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { } comparison) return null;
            string? test = TestOf(comparison.Right, model, cancellation), other = TestOf(comparison.Left, model, cancellation);
            if (test == null && other == null) return null;
            ExpressionSyntax value = test != null ? comparison.Left : comparison.Right;
            string negation = comparison.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "";
            return root.ReplaceNode(comparison, SyntaxFactory.ParseExpression(negation + (test ?? other) + "(" + value.WithoutTrivia() + ")").WithTriviaFrom(comparison));
        }

        private static string? TestOf(ExpressionSyntax side, SemanticModel model, CancellationToken cancellation)
        {
            Optional<object?> constant = model.GetConstantValue(side, cancellation);
            if (constant.Value is float single && Name(single) != null) return "float." + Name(single);
            return constant.Value is double number && Name(number) != null ? "double." + Name(number) : null;
        }

        private static string? Name(double value) =>
            double.IsNaN(value) ? "IsNaN" : double.IsPositiveInfinity(value) ? "IsPositiveInfinity" : double.IsNegativeInfinity(value) ? "IsNegativeInfinity" : null;
    }
}
