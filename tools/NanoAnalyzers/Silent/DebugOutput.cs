using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Silent
{
    /// <summary>NANO050: Debug.WriteLine.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DebugOutput : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Silent(
            "NANO050",
            "Debug.WriteLine",
            "Debug.{0} is compiled out of Release, its arguments too: use Console.WriteLine or an event record, or put it between #if DEBUG and #endif");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Invocation);

        private static void Check(OperationAnalysisContext context)
        {
            IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
            if (method.ContainingType.ToDisplayString() != "System.Diagnostics.Debug" || !method.Name.StartsWith("Write", System.StringComparison.Ordinal)) return;
            if (IsForDebugOnly(context.ContainingSymbol) || IsInDebugRegion(context.Operation.Syntax)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), method.Name));
        }

        private static bool IsForDebugOnly(ISymbol symbol) =>
            symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "ConditionalAttribute"
                && a.ConstructorArguments.Length == 1 && a.ConstructorArguments[0].Value is "DEBUG");

        private static bool IsInDebugRegion(SyntaxNode node)
        {
            int open = 0, depth = 0;
            foreach (DirectiveTriviaSyntax directive in Directives(node))
            {
                if (directive is IfDirectiveTriviaSyntax start)
                {
                    depth++;
                    if (open == 0 && start.Condition.ToString().Trim() == "DEBUG") open = depth;
                }
                else if (directive is ElseDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax && open == depth) open = 0;
                else if (directive is EndIfDirectiveTriviaSyntax)
                {
                    if (open == depth) open = 0;
                    depth--;
                }
            }

            return open > 0;
        }

        private static System.Collections.Generic.IEnumerable<DirectiveTriviaSyntax> Directives(SyntaxNode node) =>
            node.SyntaxTree.GetRoot().DescendantTrivia(descendIntoTrivia: false)
                .Where(trivia => trivia.IsDirective && trivia.SpanStart < node.SpanStart)
                .Select(trivia => (DirectiveTriviaSyntax)trivia.GetStructure()!);
    }
}
