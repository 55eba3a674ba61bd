using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NanoAnalyzers.Api;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO014: A feature whose type the board does not have, though nobody writes the type's name.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class RequiredType : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO014",
            "Feature whose type is not on the board",
            "{0} needs {1}, which does not exist on the board: {2}");

        private const string InAttribute = "System.Runtime.InteropServices.InAttribute";

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
        {
            start.RegisterSyntaxNodeAction(CheckDynamic, SyntaxKind.IdentifierName);
            if (BoardApi.For(start.Options, start.CancellationToken).Has("T:" + InAttribute)) return;
            start.RegisterSymbolAction(c => CheckMethod(c, (IMethodSymbol)c.Symbol), SymbolKind.Method);
            start.RegisterSymbolAction(CheckDelegate, SymbolKind.NamedType);
            start.RegisterSymbolAction(CheckProperty, SymbolKind.Property);
        });

        // The compiler marks these signatures with a required modifier of that type; other "in" parameters do without.
        private static void CheckDelegate(SymbolAnalysisContext context)
        {
            if (((INamedTypeSymbol)context.Symbol).DelegateInvokeMethod is { } invoke) CheckMethod(context, invoke);
        }

        private static void CheckMethod(SymbolAnalysisContext context, IMethodSymbol method)
        {
            if (method.IsImplicitlyDeclared && method.MethodKind != MethodKind.DelegateInvoke) return;
            if (method.ReturnsByRefReadonly && method.AssociatedSymbol == null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, Place(method), "A ref readonly return", "InAttribute", "return by ref, or the value"));
            }

            if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride && method.MethodKind != MethodKind.DelegateInvoke) return;
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (parameter.RefKind != RefKind.In) continue;
                context.ReportDiagnostic(Diagnostic.Create(Rule, parameter.Locations[0], "'in' on a virtual, interface or delegate member", "InAttribute", "use ref"));
            }
        }

        private static void CheckProperty(SymbolAnalysisContext context)
        {
            if (((IPropertySymbol)context.Symbol).ReturnsByRefReadonly)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, Place(context.Symbol), "A ref readonly return", "InAttribute", "return by ref, or the value"));
            }
        }

        private static void CheckDynamic(SyntaxNodeAnalysisContext context)
        {
            if (((IdentifierNameSyntax)context.Node).Identifier.ValueText != "dynamic") return;
            if (context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type?.TypeKind != TypeKind.Dynamic) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), "dynamic", "the C# runtime binder", "use the type, an interface or object with a cast"));
        }

        private static Location Place(ISymbol symbol) => symbol.Locations[0];
    }
}
