using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO073: Cycle code calls code that no rule watches.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class UnmarkedCall : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO073",
            "Cycle code calls unmarked code",
            "'{0}' is called in every cycle but is not marked, so nothing watches what it allocates: mark its type or the method with [CycleCode], or with [BootCode] when it runs on request only");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Invocation, OperationKind.PropertyReference);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            ISymbol? called = context.Operation switch
            {
                IInvocationOperation call => (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition,
                IPropertyReferenceOperation property => property.Property.OriginalDefinition,
                _ => null,
            };
            // An interface says nothing about who implements it; what the platform allocates has rules of its own.
            if (called == null || called.IsAbstract || called.IsExtern || Api.Platform.Owns(called)) return;
            if (called is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke }) return;
            if (called is IPropertySymbol stored && HasNoCode(stored)) return;
            if (CycleScope.IsKnown(called, context.Options)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), called.ContainingType.Name + "." + called.Name));
        }

        // An automatic property is a field; one of another assembly is taken for such.
        private static bool HasNoCode(IPropertySymbol property)
        {
            if (property.DeclaringSyntaxReferences.Length == 0) return true;
            foreach (ISymbol member in property.ContainingType.GetMembers())
            {
                if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) return true;
            }

            return false;
        }
    }
}
