using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO072: Array of structs in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StructArray : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO072",
            "Array of structs in cycle code",
            "'{0}' is an array of structs, each element an object of its own (16 of {{int, double}} take 792 bytes): use parallel arrays of primitives");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) => context.RegisterSymbolAction(Check, SymbolKind.Field);

        private static void Check(SymbolAnalysisContext context)
        {
            var field = (IFieldSymbol)context.Symbol;
            if (field.IsImplicitlyDeclared || field.Type is not IArrayTypeSymbol { ElementType: { } element } || !NumberType.IsHeapStruct(element)) return;
            if (!CycleScope.CoversType(field.ContainingType)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, field.Locations[0], field.Name));
        }
    }
}
