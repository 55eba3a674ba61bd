using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO030: Remove checked.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class RemoveChecked : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO030");

        /// <inheritdoc/>
        protected override string Title => "Remove checked";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<CheckedExpressionSyntax>() is { RawKind: (int)SyntaxKind.CheckedExpression } expression)
            {
                return root.ReplaceNode(expression, SyntaxFactory.ParenthesizedExpression(expression.Expression).WithTriviaFrom(expression));
            }

            if (found.FirstAncestorOrSelf<CheckedStatementSyntax>() is not { RawKind: (int)SyntaxKind.CheckedStatement } statement) return null;
            return root.ReplaceNode(statement, statement.Block.WithTriviaFrom(statement));
        }
    }
}
