using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO001: Nullable value type.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class NullableValue : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO001",
            "Nullable value type",
            "'{0}' does not exist on the board: keep the value and a bool beside it (hasValue), or a TryGet method with an out parameter");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.NullableType, SyntaxKind.GenericName);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            // "string?" is a reference with an annotation; only a struct's question mark makes System.Nullable.
            ITypeSymbol? type = context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type;
            if (type?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), context.Node.ToString()));
        }
    }
}
