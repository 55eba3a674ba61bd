using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO034: sizeof of a struct.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StructSize : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO034",
            "sizeof of a struct",
            "sizeof({0}) is wrong on the board: write the number of bytes as a constant");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.SizeOfExpression);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            var size = (SizeOfExpressionSyntax)context.Node;
            if (context.SemanticModel.GetConstantValue(size, context.CancellationToken).HasValue) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, size.GetLocation(), size.Type.ToString()));
        }
    }
}
