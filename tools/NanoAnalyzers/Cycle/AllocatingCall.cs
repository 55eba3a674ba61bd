using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO071: Call that allocates in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class AllocatingCall : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO071",
            "Call that allocates in cycle code",
            "'{0}' returns a new array or copy in every cycle: {1}");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Invocation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
            if (!Api.Platform.Owns(method.OriginalDefinition)) return;
            bool copies = method.ReturnType is IArrayTypeSymbol || method.Name is "Clone" or "GetEnumerator" or "MemberwiseClone";
            if (!copies) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), method.ContainingType.Name + "." + method.Name, Instead(method)));
        }

        private static string Instead(IMethodSymbol method)
        {
            if (method.ContainingType.Name == "BitConverter") return "shift the bytes into a buffer kept in a field";
            return method.Name == "GetBytes" ? "use the overload that writes into a buffer kept in a field" : "fill a buffer kept in a field";
        }
    }
}
