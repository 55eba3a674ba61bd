using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO002: Swap with a temporary variable.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class SwapWithoutTuple : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO002");

        /// <inheritdoc/>
        protected override string Title => "Swap with a temporary variable";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: AssignmentExpressionSyntax assignment, Parent: BlockSyntax block } statement) return null;
            if (assignment.Left is not TupleExpressionSyntax { Arguments.Count: 2 } left || assignment.Right is not TupleExpressionSyntax { Arguments.Count: 2 } right) return null;
            ExpressionSyntax first = left.Arguments[0].Expression, second = left.Arguments[1].Expression;
            bool swaps = first.IsEquivalentTo(right.Arguments[1].Expression) && second.IsEquivalentTo(right.Arguments[0].Expression);
            if (!swaps || first is DeclarationExpressionSyntax) return null;
            string name = FreeName(model, statement.SpanStart);
            StatementSyntax[] steps =
            {
                SyntaxFactory.ParseStatement("var " + name + " = " + first.WithoutTrivia() + ";"),
                SyntaxFactory.ParseStatement(first.WithoutTrivia() + " = " + second.WithoutTrivia() + ";"),
                SyntaxFactory.ParseStatement(second.WithoutTrivia() + " = " + name + ";"),
            };
            SyntaxTriviaList indent = SyntaxFactory.TriviaList(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
            SyntaxTrivia end = statement.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            steps[0] = steps[0].WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(end);
            steps[1] = steps[1].WithLeadingTrivia(indent).WithTrailingTrivia(end);
            steps[2] = steps[2].WithLeadingTrivia(indent).WithTrailingTrivia(statement.GetTrailingTrivia());
            return root.ReplaceNode(block, block.WithStatements(SyntaxFactory.List(block.Statements.SelectMany(one => one == statement ? steps : new[] { one }))));
        }

        private static string FreeName(SemanticModel model, int position)
        {
            string name = "held";
            for (int i = 2; model.LookupSymbols(position, name: name).Length > 0; i++) name = "held" + i;
            return name;
        }
    }
}
