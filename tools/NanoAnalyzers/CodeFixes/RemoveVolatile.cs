using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>Mends NANO007: Remove volatile.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class RemoveVolatile : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO007");

        /// <inheritdoc/>
        protected override string Title => "Remove volatile";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { } field) return null;
            int index = field.Modifiers.IndexOf(SyntaxKind.VolatileKeyword);
            if (index < 0) return null;
            SyntaxTriviaList lead = field.GetLeadingTrivia();
            return root.ReplaceNode(field, field.WithModifiers(field.Modifiers.RemoveAt(index)).WithLeadingTrivia(lead));
        }
    }
}
