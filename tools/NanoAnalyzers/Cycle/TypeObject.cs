using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO067: typeof in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class TypeObject : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO067",
            "typeof in cycle code",
            "{0} creates a Type object in every cycle: use is, an enum or an integer tag, or keep the Type in a static readonly field");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.TypeOf, OperationKind.Invocation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            if (context.Operation is ITypeOfOperation) Report(context, "typeof");
            else if (context.Operation is IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.Length: 0, ContainingType.SpecialType: SpecialType.System_Object } }) Report(context, "GetType()");
        }

        private static void Report(OperationAnalysisContext context, string what) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), what));
    }
}
