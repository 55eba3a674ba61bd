using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO048: DateTime.MinValue.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class SmallestDate : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO048",
            "DateTime.MinValue",
            "DateTime.MinValue is in the year 1601 on the board and in the year 1 in .NET: keep a bool for 'not set', or compare with DateTime.UnixEpoch");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.FieldReference);

        private static void Check(OperationAnalysisContext context)
        {
            IFieldSymbol field = ((IFieldReferenceOperation)context.Operation).Field;
            if (field.Name != "MinValue" || field.ContainingType?.SpecialType != SpecialType.System_DateTime) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation()));
        }
    }
}
