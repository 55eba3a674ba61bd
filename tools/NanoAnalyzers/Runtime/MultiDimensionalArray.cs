using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO024: Multi-dimensional array.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class MultiDimensionalArray : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO024",
            "Multi-dimensional array",
            "'{0}' crashes the board: use an array of arrays (int[][]) or one array with the index row * columns + column");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterSyntaxNodeAction(CheckRank, SyntaxKind.ArrayType);
            context.RegisterSyntaxNodeAction(CheckImplicit, SyntaxKind.ImplicitArrayCreationExpression);
        }

        private static void CheckRank(SyntaxNodeAnalysisContext context)
        {
            foreach (ArrayRankSpecifierSyntax rank in ((ArrayTypeSyntax)context.Node).RankSpecifiers)
            {
                if (rank.Rank > 1) context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
            }
        }

        private static void CheckImplicit(SyntaxNodeAnalysisContext context)
        {
            if (((ImplicitArrayCreationExpressionSyntax)context.Node).Commas.Count > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), "new[,]"));
            }
        }
    }
}
