using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO013: Use the member the board has.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class BoardMember : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO013");

        /// <inheritdoc/>
        protected override string Title => "Use the member the board has";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive) return root.RemoveNode(directive, SyntaxRemoveOptions.KeepLeadingTrivia);
            if (found is not IdentifierNameSyntax name) return null;
            ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
            string? instead = (symbol?.ContainingType?.ToDisplayString() + "." + symbol?.Name) switch
            {
                "System.DateTime.Now" => "UtcNow",
                "System.Environment.TickCount" => "TickCount64",
                "System.Text.Encoding.ASCII" => "UTF8",
                _ => null,
            };
            return instead == null ? null : root.ReplaceNode(name, SyntaxFactory.IdentifierName(instead).WithTriviaFrom(name));
        }
    }
}
