using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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
                    if (CycleScope.Covers(c.ContainingSymbol, c.Options)) Check(c);
                },
                Kinds);
            RegisterMore(context);
        }

        /// <summary>Looks at one operation.</summary>
        protected abstract void Check(OperationAnalysisContext context);

        /// <summary>For a rule that looks at declarations too.</summary>
        protected virtual void RegisterMore(AnalysisContext context)
        {
        }
    }
}
