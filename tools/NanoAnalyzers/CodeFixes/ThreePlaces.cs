using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO045: Give the number three places.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class ThreePlaces : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO045");

        /// <inheritdoc/>
        protected override string Title => "Give the number three places";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found is ArgumentSyntax argument) found = argument.Expression;
            if (found is not ExpressionSyntax value) return null;
            if (value.Parent is InterpolationSyntax hole)
            {
                SyntaxToken text = SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, "F3", "F3", SyntaxTriviaList.Empty);
                return root.ReplaceNode(hole, hole.WithFormatClause(SyntaxFactory.InterpolationFormatClause(SyntaxFactory.Token(SyntaxKind.ColonToken), text)));
            }

            if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access }) value = access.Expression;
            string bare = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax ? value.WithoutTrivia().ToString() : "(" + value.WithoutTrivia() + ")";
            return root.ReplaceNode(found, SyntaxFactory.ParseExpression(bare + ".ToString(\"F3\")").WithTriviaFrom(found));
        }
    }
}
