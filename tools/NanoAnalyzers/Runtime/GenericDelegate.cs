using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO021: Generic delegate.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class GenericDelegate : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO021",
            "Generic delegate",
            "'{0}' crashes the board: declare a delegate of your own, e.g. 'delegate void ValueHandler(int value);'");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.GenericName);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.IsPartOfStructuredTrivia()) return;
            if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Delegate, IsGenericType: true } type) return;
            if (!Api.Platform.Owns(type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }
    }
}
