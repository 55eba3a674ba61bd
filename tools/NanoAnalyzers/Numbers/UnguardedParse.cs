using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO047: Parse without a guard.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class UnguardedParse : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO047",
            "Parse without a guard",
            "'{0}' throws other exceptions than in .NET (an overflow is ArgumentOutOfRangeException): use TryParse, or catch Exception around it");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Invocation);

        private static void Check(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (!Parses.Throws(call.TargetMethod) || call.Arguments[0].Value.ConstantValue.HasValue || IsCaught(call)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name));
        }

        // A catch may well throw an exception of its own: what matters is that it takes every kind.
        private static bool IsCaught(IOperation call)
        {
            IOperation child = call;
            for (IOperation? parent = call.Parent; parent != null; child = parent, parent = parent.Parent)
            {
                if (parent is not ITryOperation attempt || child != attempt.Body) continue;
                foreach (ICatchClauseOperation clause in attempt.Catches)
                {
                    bool all = clause.ExceptionType == null || clause.ExceptionType.SpecialType == SpecialType.System_Object || clause.ExceptionType.ToDisplayString() == "System.Exception";
                    if (all && clause.Filter == null) return true;
                }
            }

            return false;
        }
    }
}
