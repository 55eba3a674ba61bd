using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO065: Delegate created in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class CapturingLambda : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO065",
            "Delegate created in cycle code",
            "{0} creates a delegate object in every cycle: create it once in the constructor and keep it in a field");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.DelegateCreation);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            var creation = (IDelegateCreationOperation)context.Operation;
            string? what = creation.Target switch
            {
                IMethodReferenceOperation method => "'" + method.Method.Name + "' as a delegate",
                IAnonymousFunctionOperation lambda => Captures(lambda) ? "This lambda, which uses variables around it," : null,
                _ => null,
            };
            if (what != null) context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Syntax.GetLocation(), what));
        }

        // A lambda that uses nothing around it is created once and kept by the compiler.
        private static bool Captures(IAnonymousFunctionOperation lambda)
        {
            foreach (IOperation part in lambda.Body.Descendants())
            {
                ISymbol? variable = part switch
                {
                    ILocalReferenceOperation local => local.Local,
                    IParameterReferenceOperation parameter => parameter.Parameter,
                    _ => null,
                };
                if (part is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }) return true;
                if (variable != null && !IsInside(variable, lambda)) return true;
            }

            return false;
        }

        private static bool IsInside(ISymbol variable, IAnonymousFunctionOperation lambda)
        {
            foreach (SyntaxReference place in variable.DeclaringSyntaxReferences)
            {
                if (lambda.Syntax.Span.Contains(place.Span) && lambda.Syntax.SyntaxTree == place.SyntaxTree) return true;
            }

            return false;
        }
    }
}
