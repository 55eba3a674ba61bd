using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO032: Write the number on purpose.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class EnumNumber : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO032");

        /// <inheritdoc/>
        protected override string Title => "Write the number on purpose";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found is ArgumentSyntax argument) found = argument.Expression;
            if (found is not ExpressionSyntax value) return null;
            bool isCall = value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } };
            if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && isCall) value = access.Expression;
            string cast = "(int)" + (value is IdentifierNameSyntax or MemberAccessExpressionSyntax ? value.WithoutTrivia().ToString() : "(" + value.WithoutTrivia() + ")");
            ExpressionSyntax mended = SyntaxFactory.ParseExpression(isCall ? "(" + cast + ").ToString()" : cast);
            return root.ReplaceNode(found, mended.WithTriviaFrom(found));
        }
    }
}
