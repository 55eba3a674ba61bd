using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>NANO043: int.MinValue divided by -1.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class MinimumByMinusOne : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.NumbersDiffer(
            "NANO043",
            "int.MinValue divided by -1",
            "{0}.MinValue / -1 kills the process on the board, and '{1}' may be -1: test that it is greater than zero, or negate instead of dividing by -1");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterOperationAction(Check, OperationKind.Binary, OperationKind.CompoundAssignment);

        private static void Check(OperationAnalysisContext context)
        {
            if (Division.From(context.Operation) is not { } division) return;
            if (division.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)) return;
            if (CannotBeMinusOne(division) || CannotBeMinimum(division)) return;
            // A divisor that may be zero is NANO042's; its mend (a test for > 0) mends this too.
            if (!Values.Holds(division.Divisor, Fact.NonZero)) return;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, division.Divisor.Syntax.GetLocation(), division.Type.ToDisplayString(), division.Divisor.Syntax.ToString()));
        }

        private static bool CannotBeMinusOne(Division division)
        {
            if (division.Divisor.ConstantValue is { HasValue: true, Value: { } constant }) return System.Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture) != -1;
            return Values.Holds(division.Divisor, Fact.Positive) || Values.Holds(division.Divisor, Fact.NonNegative) || IsNarrower(division.Divisor, division.Type, unsignedOnly: true);
        }

        private static bool CannotBeMinimum(Division division)
        {
            if (division.Dividend.ConstantValue.HasValue) return !IsMinimum(division.Dividend.ConstantValue.Value);
            return IsNarrower(division.Dividend, division.Type, unsignedOnly: false)
                || Values.Holds(division.Dividend, Fact.NonNegative) || Values.Holds(division.Dividend, Fact.HasMinimum) && !NumberType.IsInteger(ValueKey.Strip(division.Dividend)?.Type)
                || LimitedBelow(division.Dividend);
        }

        // Integers always "have a minimum" by their type; here only one that the program chose counts.
        private static bool LimitedBelow(IOperation dividend) =>
            ValueKey.Strip(dividend) is IInvocationOperation call
            && (Marks.NamePromises(call.TargetMethod, Fact.HasMinimum) || (ValueKey.IsMath(call.TargetMethod) && call.TargetMethod.Name is "Max" or "Clamp"));

        private static bool IsNarrower(IOperation operand, ITypeSymbol type, bool unsignedOnly)
        {
            ITypeSymbol? own = ValueKey.Strip(operand)?.Type;
            if (!NumberType.IsInteger(own)) return false;
            return NumberType.IsUnsigned(own) || (!unsignedOnly && NumberType.Bits(own) < NumberType.Bits(type));
        }

        private static bool IsMinimum(object? value) => value is int.MinValue or long.MinValue;
    }
}
