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
    /// <summary>Mends NANO050: Write to Console.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp)]
    [Shared]
    public sealed class ConsoleOutput : NanoCodeFix
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("NANO050");

        /// <inheritdoc/>
        protected override string Title => "Write to Console";

        /// <inheritdoc/>
        protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode found, SemanticModel model, CancellationToken cancellation)
        {
            if (found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Write" or "WriteLine" } access } call) return null;
            // Console on the board takes one string, or nothing.
            if (call.ArgumentList.Arguments.Count > 1) return null;
            if (call.ArgumentList.Arguments.Any(one => model.GetTypeInfo(one.Expression, cancellation).Type?.SpecialType != SpecialType.System_String)) return null;
            string console = model.LookupNamespacesAndTypes(access.SpanStart, name: "Console").Length > 0 ? "Console" : "System.Console";
            return root.ReplaceNode(access.Expression, SyntaxFactory.ParseExpression(console).WithTriviaFrom(access.Expression));
        }
    }
}
