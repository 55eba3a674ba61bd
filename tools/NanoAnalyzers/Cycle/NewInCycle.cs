using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO070: new in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class NewInCycle : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO070",
            "new in cycle code",
            "{0} allocates in every cycle: create it in the constructor, keep it in a field and reuse it");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.ObjectCreation, OperationKind.ArrayCreation, OperationKind.AnonymousObjectCreation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            IOperation operation = context.Operation;
            // The array behind params and the exception behind throw are reported as what they are.
            if (operation.Parent is IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray } || IsThrown(operation)) return;
            if (operation is IObjectCreationOperation && operation.Type is { IsValueType: true } && !NumberType.IsHeapStruct(operation.Type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, operation.Syntax.GetLocation(), "new " + (operation.Type is IArrayTypeSymbol array ? array.ElementType.Name + "[]" : operation.Type?.Name)));
        }

        private static bool IsThrown(IOperation operation)
        {
            for (IOperation? parent = operation.Parent; parent != null && parent is not IBlockOperation; parent = parent.Parent)
            {
                if (parent is IThrowOperation) return true;
            }

            return false;
        }
    }
}
