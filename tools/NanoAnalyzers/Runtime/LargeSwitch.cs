using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO029: Switch with 256 cases or more.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class LargeSwitch : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO029",
            "Switch with 256 cases or more",
            "This switch becomes a jump table of {0} cases, and 256 or more crash the board: look the value up in an array, or split the switch by ranges");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.SwitchStatement, SyntaxKind.SwitchExpression);

        private const int FirstCount = 256;

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            var values = new System.Collections.Generic.List<long>();
            foreach (SyntaxNode node in context.Node.ChildNodes()) Collect(node, context, values);
            values.Sort();
            int dense = LongestDenseRun(values);
            if (dense < FirstCount) return;
            Location place = context.Node is SwitchStatementSyntax statement ? statement.SwitchKeyword.GetLocation() : ((SwitchExpressionSyntax)context.Node).SwitchKeyword.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Rule, place, dense));
        }

        private static void Collect(SyntaxNode node, SyntaxNodeAnalysisContext context, System.Collections.Generic.List<long> values)
        {
            if (node is SwitchSectionSyntax section)
            {
                foreach (SwitchLabelSyntax label in section.Labels)
                {
                    if (label is CaseSwitchLabelSyntax one) Add(one.Value, context, values);
                    else if (label is CasePatternSwitchLabelSyntax many) AddPatterns(many.Pattern, context, values);
                }
            }
            else if (node is SwitchExpressionArmSyntax arm) AddPatterns(arm.Pattern, context, values);
        }

        private static void AddPatterns(PatternSyntax pattern, SyntaxNodeAnalysisContext context, System.Collections.Generic.List<long> values)
        {
            foreach (SyntaxNode part in pattern.DescendantNodesAndSelf())
            {
                if (part is ConstantPatternSyntax constant) Add(constant.Expression, context, values);
            }
        }

        private static void Add(ExpressionSyntax expression, SyntaxNodeAnalysisContext context, System.Collections.Generic.List<long> values)
        {
            object? value = context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value;
            if (value is char letter) values.Add(letter);
            else if (value is sbyte or byte or short or ushort or int or uint or long) values.Add(System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
        }

        // The compiler writes a jump table where more than half of the values of a range are cases.
        private static int LongestDenseRun(System.Collections.Generic.List<long> values)
        {
            int longest = 0;
            for (int from = 0; from + longest < values.Count; from++)
            {
                for (int to = values.Count - 1; to - from + 1 > longest; to--)
                {
                    int count = to - from + 1;
                    if (values[to] - values[from] + 1 < 2L * count) longest = count;
                }
            }

            return longest;
        }
    }
}
