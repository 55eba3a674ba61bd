using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO068: foreach over a collection in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class CollectionForEach : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO068",
            "foreach over a collection in cycle code",
            "foreach over '{0}' creates an enumerator in every cycle: use for with an index, or an array");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Loop);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            if (context.Operation is not IForEachLoopOperation loop) return;
            IOperation collection = loop.Collection;
            while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
            if (collection.Type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, collection.Syntax.GetLocation(), collection.Type?.Name));
        }
    }
}
