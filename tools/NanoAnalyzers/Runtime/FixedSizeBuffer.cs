using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO028: Fixed-size buffer.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class FixedSizeBuffer : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO028",
            "Fixed-size buffer",
            "A fixed-size buffer raises System.Exception on the board: use an array field");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.FieldDeclaration);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            if (((FieldDeclarationSyntax)context.Node).Modifiers.Any(SyntaxKind.FixedKeyword))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
            }
        }
    }
}
