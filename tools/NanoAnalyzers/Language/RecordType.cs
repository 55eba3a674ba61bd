using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO008: Record.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class RecordType : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO008",
            "Record",
            "Records do not exist on the board: write the class with its fields and constructor");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) =>
            context.RegisterSyntaxNodeAction(
                c => c.ReportDiagnostic(Diagnostic.Create(Rule, ((RecordDeclarationSyntax)c.Node).Identifier.GetLocation())),
                SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration);
    }
}
