using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO022: Lambda without a declared delegate type.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class NaturalLambdaType : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO022",
            "Lambda without a declared delegate type",
            "The compiler gives this lambda a generic delegate type, which crashes the board: declare the variable with a delegate of your own");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.VariableDeclaration);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            var declaration = (VariableDeclarationSyntax)context.Node;
            if (!declaration.Type.IsVar) return;
            foreach (VariableDeclaratorSyntax variable in declaration.Variables)
            {
                if (variable.Initializer?.Value is not { } value || !IsFunction(value, context)) continue;
                context.ReportDiagnostic(Diagnostic.Create(Rule, value.GetLocation()));
            }
        }

        private static bool IsFunction(ExpressionSyntax value, SyntaxNodeAnalysisContext context) =>
            value is AnonymousFunctionExpressionSyntax
            || (value is SimpleNameSyntax or MemberAccessExpressionSyntax
                && context.SemanticModel.GetMemberGroup(value, context.CancellationToken).Length > 0);
    }
}
