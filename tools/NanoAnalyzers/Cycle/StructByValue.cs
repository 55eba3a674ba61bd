using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Cycle
{
    /// <summary>NANO061: Struct by value in cycle code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StructByValue : CycleAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.Allocates(
            "NANO061",
            "Struct by value in cycle code",
            "{0} copies the struct '{1}' to the heap in every cycle: pass it with in or ref, or make it a class that is created at boot");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override ImmutableArray<OperationKind> Kinds => ImmutableArray.Create(OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.Invocation, OperationKind.PropertyReference);

        /// <inheritdoc/>
        protected override void Check(OperationAnalysisContext context)
        {
            switch (context.Operation)
            {
                case IArgumentOperation { Parameter.RefKind: RefKind.None } argument: Report(context, argument.Value, "Passing it by value", argument.Syntax.GetLocation());
                    break;
                case IInvocationOperation { TargetMethod: { ReturnsByRef: false, ReturnsByRefReadonly: false } method } call when !SaidElsewhere(call): Report(context, call, method.Name, call.Syntax.GetLocation());
                    break;
                case IPropertyReferenceOperation { Property: { ReturnsByRef: false, ReturnsByRefReadonly: false } property } read when !SaidElsewhere(read): Report(context, read, property.Name, read.Syntax.GetLocation());
                    break;
                case ISimpleAssignmentOperation { IsRef: false, Value: not IObjectCreationOperation } assignment: Report(context, assignment.Value, "This assignment", assignment.Syntax.GetLocation());
                    break;
            }
        }

        /// <inheritdoc/>
        protected override void RegisterMore(AnalysisContext context) =>
            context.RegisterSymbolAction(CheckSignature, SymbolKind.Method);

        private static void CheckSignature(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (method.IsAbstract || !CycleScope.Covers(method, context.Options)) return;
            if (!method.ReturnsByRef && !method.ReturnsByRefReadonly && NumberType.IsHeapStruct(method.ReturnType))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], "Returning it", method.ReturnType.Name));
            }

            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (parameter.RefKind != RefKind.None || parameter.IsImplicitlyDeclared || !NumberType.IsHeapStruct(parameter.Type)) continue;
                context.ReportDiagnostic(Diagnostic.Create(Rule, parameter.Locations[0], "A parameter by value", parameter.Type.Name));
            }
        }

        // A value that is passed on, stored or returned is reported there; one that a local takes is NANO060's.
        private static bool SaidElsewhere(IOperation value) =>
            value.Parent is IArgumentOperation or ISimpleAssignmentOperation or IVariableInitializerOperation or IReturnOperation
                || value.Parent is IConversionOperation { Parent: IArgumentOperation or ISimpleAssignmentOperation or IVariableInitializerOperation or IReturnOperation };

        private static void Report(OperationAnalysisContext context, IOperation value, string what, Location place)
        {
            if (!context.Operation.IsImplicit && NumberType.IsHeapStruct(value.Type)) context.ReportDiagnostic(Diagnostic.Create(Rule, place, what, value.Type!.Name));
        }
    }
}
