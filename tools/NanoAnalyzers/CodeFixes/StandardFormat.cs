using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO046: Use the standard format.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class StandardFormat : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO046");

        /// <inheritdoc/>
        protected override string Title => "Use the standard format";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found is ArgumentSyntax argument) found = argument.Expression;
            if (found is LiteralExpressionSyntax { Token.Value: string format } literal && literal.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access })
            {
                string? standard = Standard(format, model.GetTypeInfo(access.Expression, cancellation).Type);
                return standard == null ? null : root.ReplaceNode(literal, SyntaxFactory.ParseExpression("\"" + standard + "\"").WithTriviaFrom(literal));
            }

            if (found.FirstAncestorOrSelf<InterpolationFormatClauseSyntax>() is not { Parent: InterpolationSyntax hole } clause) return null;
            string? instead = Standard(clause.FormatStringToken.ValueText, model.GetTypeInfo(hole.Expression, cancellation).Type);
            if (instead == null) return null;
            SyntaxToken text = SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, instead, instead, SyntaxTriviaList.Empty);
            return root.ReplaceNode(clause, clause.WithFormatStringToken(text));
        }

        private static string? Standard(string format, ITypeSymbol? type) => Numbers.BoardFormat.Standard(format, type);
    }
}
