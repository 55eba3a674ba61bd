using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>A rule that looks at operations of cycle code only.</summary>
    public abstract class CycleAnalyzer : NanoAnalyzer
    {
        /// <summary>The kinds of operation the rule looks at.</summary>
        protected abstract ImmutableArray<OperationKind> Kinds { get; }

        /// <inheritdoc/>
        protected sealed override void Register(AnalysisContext context)
        {
            context.RegisterOperationAction(
                c =>
                {
                    if (CycleScope.Covers(c.ContainingSymbol, c.Options) && !IsInAttribute(c.Operation)) Check(c);
                },
                Kinds);
            RegisterMore(context);
        }

        // What an attribute's brackets hold is data of the assembly; nothing of it runs.
        private static bool IsInAttribute(IOperation operation)
        {
            for (IOperation? one = operation; one != null; one = one.Parent)
            {
                if (one is IAttributeOperation) return true;
            }

            return false;
        }

        /// <summary>Looks at one operation.</summary>
        protected abstract void Check(OperationAnalysisContext context);

        /// <summary>For a rule that looks at declarations too.</summary>
        protected virtual void RegisterMore(AnalysisContext context)
        {
        }
    }
}
