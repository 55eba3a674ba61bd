using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO060: Struct local in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StructLocal : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO060",
            "Struct local in cycle code",
            "'{0}' is a struct local, an object on the heap in every cycle: keep its parts in primitive locals, or use the class instance of a field");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.VariableDeclarator, OperationKind.DeclarationExpression, OperationKind.DeclarationPattern);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            ILocalSymbol? local = context.Operation switch
            {
                IVariableDeclaratorOperation declarator => declarator.Symbol,
                IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
                IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol matched } => matched,
                _ => null,
            };
            if (local == null || local.IsRef || !NumberType.IsHeapStruct(local.Type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, local.Locations[0], local.Name));
        }
    }
}
