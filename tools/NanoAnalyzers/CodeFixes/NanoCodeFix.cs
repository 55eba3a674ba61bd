using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NanoAnalyzers.CodeFixes
{
    /// <summary>A mechanical mend: the marked node is replaced, alone or everywhere at once.</summary>
    public abstract class NanoCodeFix : CodeFixProvider
    {
        /// <summary>What the editor shows.</summary>
        protected abstract string Title { get; }

        /// <inheritdoc/>
        public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        /// <inheritdoc/>
        public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            if (root == null || model == null) return;
            foreach (Diagnostic diagnostic in context.Diagnostics)
            {
                SyntaxNode found = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
                if (Mend(root, found, model, context.CancellationToken) is not { } mended) continue;
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), GetType().Name),
                    diagnostic);
            }
        }

        /// <summary>The file with the place mended, or null when this place has no mechanical mend.</summary>
        protected abstract SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation);
    }
}
