using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Runtime
{
    /// <summary>NANO025: Interface member with a body.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class DefaultInterfaceMethod : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.FailsOnDevice(
            "NANO025",
            "Interface member with a body",
            "'{0}' has a body in an interface, which raises System.Exception on the board: put it into a class or a static helper");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(Check, SyntaxKind.InterfaceDeclaration);

        private static void Check(SyntaxNodeAnalysisContext context)
        {
            foreach (MemberDeclarationSyntax member in ((InterfaceDeclarationSyntax)context.Node).Members)
            {
                if (!HasBody(member)) continue;
                string name = context.SemanticModel.GetDeclaredSymbol(member, context.CancellationToken)?.Name ?? member.ToString();
                context.ReportDiagnostic(Diagnostic.Create(Rule, member.GetLocation(), name));
            }
        }

        private static bool HasBody(MemberDeclarationSyntax member)
        {
            switch (member)
            {
                case BaseMethodDeclarationSyntax method: return method.Body != null || method.ExpressionBody != null;
                case PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null }: return true;
                case BasePropertyDeclarationSyntax { AccessorList: { } accessors }: return HasBody(accessors);
                default: return false;
            }
        }

        private static bool HasBody(AccessorListSyntax accessors)
        {
            foreach (AccessorDeclarationSyntax accessor in accessors.Accessors)
            {
                if (accessor.Body != null || accessor.ExpressionBody != null) return true;
            }

            return false;
        }
    }
}
