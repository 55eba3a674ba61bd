using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO066: Call with params in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class ParamsCall : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO066",
            "Call with params in cycle code",
            "The call of '{0}' builds an array for its params in every cycle: pass an array kept in a field, or add an overload with the parameters");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Invocation, OperationKind.ObjectCreation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            if (context.Operation is IInvocationOperation call) Check(context, call.Arguments, call.TargetMethod);
            else if (context.Operation is IObjectCreationOperation { Constructor: { } constructor } creation) Check(context, creation.Arguments, constructor);
        }

        private static void Check(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.ArgumentKind is not (ArgumentKind.ParamArray or ArgumentKind.ParamCollection)) continue;
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), method.Name));
            }
        }
    }
}
