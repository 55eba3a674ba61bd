using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO031: Exception in a static constructor.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StaticInitialiser : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO031",
            "Exception in a static constructor",
            "{0} may throw here, and a static constructor or initialiser on the board swallows the exception and leaves the defaults: do it in a method called at boot, or catch");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) => context.RegisterOperationBlockAction(Check);

        private static void Check(OperationBlockAnalysisContext context)
        {
            bool runsStatically = context.OwningSymbol is IMethodSymbol { MethodKind: MethodKind.StaticConstructor }
                or IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true };
            if (!runsStatically) return;
            foreach (IOperation block in context.OperationBlocks)
            {
                // A property's getter runs when it is called; only its initialiser runs with the static constructor.
                if (context.OwningSymbol is IPropertySymbol && block is not IPropertyInitializerOperation) continue;
                foreach ((IOperation place, string what) in Risks.Of(block, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, place.Syntax.GetLocation(), what));
                }
            }
        }
    }
}
