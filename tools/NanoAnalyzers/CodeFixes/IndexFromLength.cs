using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO012: Count the index from Length.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class IndexFromLength : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO012");

        /// <inheritdoc/>
        protected override string Title => "Count the index from Length";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<PrefixUnaryExpressionSyntax>() is not { RawKind: (int)SyntaxKind.IndexExpression } index) return null;
            if (index.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is not { } access || access.ArgumentList.Arguments.Count != 1) return null;
            // Evaluating the array twice must be the same as once.
            if (access.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
            if (access.ArgumentList.Arguments[0].Expression != index) return null;
            bool isCount = model.GetTypeInfo(access.Expression, cancellation).Type is not (IArrayTypeSymbol or { SpecialType: SpecialType.System_String });
            ExpressionSyntax operand = index.Operand is LiteralExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax ? index.Operand : SyntaxFactory.ParenthesizedExpression(index.Operand);
            ExpressionSyntax mended = SyntaxFactory.ParseExpression(access.Expression.WithoutTrivia() + (isCount ? ".Count" : ".Length") + " - " + operand.WithoutTrivia());
            return root.ReplaceNode(index, mended.WithTriviaFrom(index));
        }
    }
}
