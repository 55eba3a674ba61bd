using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers
{
    /// <summary>
    /// What every rule has in common: it runs concurrently, and over generated code too, since a table a tool wrote
    /// kills the board as well as one written by hand.
    /// </summary>
    public abstract class NanoAnalyzer : DiagnosticAnalyzer
    {
        /// <inheritdoc/>
        public sealed override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            Register(context);
        }

        /// <summary>Says which nodes or operations the rule looks at.</summary>
        protected abstract void Register(AnalysisContext context);
    }
}
