using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO007: volatile.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class VolatileField : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO007",
            "volatile",
            "volatile does not exist on the board: use Interlocked on an int, or lock");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.FieldDeclaration);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            foreach (SyntaxToken modifier in ((FieldDeclarationSyntax)context.Node).Modifiers)
            {
                if (modifier.IsKind(SyntaxKind.VolatileKeyword)) context.ReportDiagnostic(Diagnostic.Create(Rule, modifier.GetLocation()));
            }
        }
    }
}
