using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO011: Static abstract member.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StaticAbstractMember : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO011",
            "Static abstract member",
            "Static abstract members do not exist on the board: give the interface an instance member");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSymbolAction(Check, SymbolKind.Method, SymbolKind.Property, SymbolKind.Event);

        private static void Check(SymbolAnalysisContext context)
        {
            ISymbol member = context.Symbol;
            if (!member.IsStatic || !(member.IsAbstract || member.IsVirtual) || member.ContainingType?.TypeKind != TypeKind.Interface) return;
            if (member is IMethodSymbol { AssociatedSymbol: not null } || member.IsImplicitlyDeclared) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, member.Locations[0]));
        }
    }
}
