using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO030: checked.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class CheckedArithmetic : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO030",
            "checked",
            "checked never checks on the board, it wraps silently: test the range before the operation, or saturate");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(c => Report(c, ((CheckedStatementSyntax)c.Node).Keyword), SyntaxKind.CheckedStatement);
            context.RegisterSyntaxNodeAction(c => Report(c, ((CheckedExpressionSyntax)c.Node).Keyword), SyntaxKind.CheckedExpression);
            context.RegisterCompilationAction(CheckOption);
        }

        private static void Report(SyntaxNodeAnalysisContext context, SyntaxToken keyword) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, keyword.GetLocation()));

        // <CheckForOverflowUnderflow> promises the same for the whole project, and keeps it as little.
        private static void CheckOption(CompilationAnalysisContext context)
        {
            if (context.Compilation.Options.CheckOverflow) context.ReportDiagnostic(Diagnostic.Create(Rule, Location.None));
        }
    }
}
