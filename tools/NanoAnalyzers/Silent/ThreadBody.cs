using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Silent
{
    /// <summary>NANO049: Thread or timer without a catch-all.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class ThreadBody : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Silent(
            "NANO049",
            "Thread or timer without a catch-all",
            "An exception that leaves '{0}' ends the thread without a word and the outputs stay as they are: put the body into try and catch (Exception), and go to the safe state there");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.ObjectCreation);

        private static void Check(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Type?.ToDisplayString() is not ("System.Threading.Thread" or "System.Threading.Timer") || creation.Arguments.Length == 0) return;
            if (DelegateTarget(creation.Arguments[0].Value) is not { } target) return;
            if (BodyOf(target, context.CancellationToken) is not { } body || Covered.Whole(body, context.CancellationToken)) return;
            string name = target is IMethodReferenceOperation method ? method.Method.Name : "the lambda";
            context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Arguments[0].Syntax.GetLocation(), name));
        }

        private static IOperation? DelegateTarget(IOperation value)
        {
            while (value is IConversionOperation conversion) value = conversion.Operand;
            if (value is IObjectCreationOperation { Arguments.Length: 1 } wrapped) value = wrapped.Arguments[0].Value;
            return value is IDelegateCreationOperation creation ? creation.Target : null;
        }

        // A method of another assembly cannot be looked into; the rule then says nothing.
        private static IOperation? BodyOf(IOperation target, System.Threading.CancellationToken cancellation)
        {
            if (target is IAnonymousFunctionOperation lambda) return lambda.Body;
            if (target is not IMethodReferenceOperation reference || reference.Method.DeclaringSyntaxReferences.Length == 0) return null;
            return SourceBody.Of(reference.Method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), target);
        }
    }
}
