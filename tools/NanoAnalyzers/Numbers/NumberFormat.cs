using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO046: Number format the board cannot do.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class NumberFormat : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO046",
            "Number format the board cannot do",
            "The format '{0}' {1}");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context)
        {
            context.RegisterOperationAction(CheckToString, OperationKind.Invocation);
            context.RegisterOperationAction(CheckHole, OperationKind.Interpolation);
        }

        private static void CheckToString(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.Name == "Format" && call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String) CheckComposite(context, call);
            if (call.TargetMethod.Name != "ToString" || call.Arguments.Length == 0 || !NumberType.IsNumber(call.Instance?.Type)) return;
            IOperation format = call.Arguments[0].Value;
            if (format.ConstantValue.Value is string text) Report(context, text, call.Instance!.Type, format.Syntax.GetLocation());
        }

        private static void CheckHole(OperationAnalysisContext context)
        {
            var hole = (IInterpolationOperation)context.Operation;
            IOperation value = TextCalls.Unboxed(hole.Expression);
            if (hole.FormatString?.ConstantValue.Value is string text && NumberType.IsNumber(value.Type)) Report(context, text, value.Type, hole.FormatString.Syntax.GetLocation());
        }

        private static void CheckComposite(OperationAnalysisContext context, IInvocationOperation call)
        {
            var values = new System.Collections.Generic.List<IOperation>(TextCalls.Values(call));
            int first = values.FindIndex(value => value.Type?.SpecialType == SpecialType.System_String);
            if (first < 0 || values[first].ConstantValue.Value is not string text) return;
            foreach (CompositeHole hole in CompositeHole.In(text))
            {
                if (first + 1 + hole.Index >= values.Count) continue;
                IOperation value = TextCalls.Unboxed(values[first + 1 + hole.Index]);
                if (NumberType.IsNumber(value.Type)) Report(context, hole.Format, value.Type, values[first].Syntax.GetLocation());
            }
        }

        private static void Report(OperationAnalysisContext context, string format, ITypeSymbol? type, Location place)
        {
            if (BoardFormat.Complaint(format, type) is { } complaint) context.ReportDiagnostic(Diagnostic.Create(Rule, place, format, complaint));
        }
    }
}
