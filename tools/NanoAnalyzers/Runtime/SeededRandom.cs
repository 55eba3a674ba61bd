using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO033: Seeded Random.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class SeededRandom : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO033",
            "Seeded Random",
            "new Random(seed) is not repeatable on the board: write the few lines of a generator of your own (xorshift on a uint)");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.ObjectCreation);

        private static void Check(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Arguments.Length == 0 || creation.Type?.ToDisplayString() != "System.Random") return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Syntax.GetLocation()));
        }
    }
}
