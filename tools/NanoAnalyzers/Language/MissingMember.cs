using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Api;

namespace NanoAnalyzers.Language
{
    /// <summary>NANO013: a member, type or namespace of the platform that the board does not have.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class MissingMember : NanoAnalyzer
    {
        /// <summary>The rule as the compiler shows it.</summary>
        public static readonly DiagnosticDescriptor Rule = RuleText.DoesNotCompile(
            "NANO013",
            "Member that is not on the board",
            "'{0}' does not exist on the board: {1}");

        /// <inheritdoc/>
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

        /// <inheritdoc/>
        protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
        {
            var lookup = new MemberLookup(BoardApi.For(start.Options, start.CancellationToken), start.Compilation);
            start.RegisterSyntaxNodeAction(c => CheckType(c, lookup), SyntaxKind.IdentifierName, SyntaxKind.GenericName);
            start.RegisterSyntaxNodeAction(c => CheckUsing(c, lookup), SyntaxKind.UsingDirective);
            start.RegisterOperationAction(
                c => CheckMember(c, lookup),
                OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.FieldReference,
                OperationKind.EventReference, OperationKind.MethodReference, OperationKind.Binary, OperationKind.Unary, OperationKind.Conversion);
        });

        private static void CheckType(SyntaxNodeAnalysisContext context, MemberLookup lookup)
        {
            SyntaxNode node = context.Node;
            if (node.IsPartOfStructuredTrivia() || node is IdentifierNameSyntax { IsVar: true }) return;
            if (node.Ancestors().Any(a => a is UsingDirectiveSyntax or AttributeListSyntax { Target.Identifier.ValueText: "assembly" or "module" })) return;
            ISymbol? symbol = context.SemanticModel.GetSymbolInfo(node, context.CancellationToken).Symbol;
            if (node.Parent is AttributeSyntax && symbol is IMethodSymbol constructor) symbol = constructor.ContainingType;
            if (symbol is not INamedTypeSymbol type || !lookup.Judges(type) || OtherRules.Cover(type) || lookup.HasType(type)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation(), type.Name, Substitutes.For(type)));
        }

        // A namespace the board's libraries do not have is an error there even when nothing of it is used.
        private static void CheckUsing(SyntaxNodeAnalysisContext context, MemberLookup lookup)
        {
            var directive = (UsingDirectiveSyntax)context.Node;
            if (directive.Name == null || directive.Alias != null) return;
            if (context.SemanticModel.GetSymbolInfo(directive.Name, context.CancellationToken).Symbol is not INamespaceSymbol space) return;
            if (lookup.HasNamespace(space.ToDisplayString())) return;
            if (!space.ConstituentNamespaces.All(part => part.ContainingAssembly != null && lookup.Judges(part))) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, directive.GetLocation(), "using " + directive.Name, "remove the line"));
        }

        private static void CheckMember(OperationAnalysisContext context, MemberLookup lookup)
        {
            ISymbol? member = MemberOf(context.Operation);
            if (member?.ContainingType == null || context.Operation.IsImplicit || !lookup.Judges(member)) return;
            INamedTypeSymbol owner = member.ContainingType;
            if (!lookup.HasType(owner) || lookup.HasMember(member)) return;
            if (member is IMethodSymbol method && lookup.HasFittingOverload(method, Arguments(context.Operation), context.Compilation)) return;
            context.ReportDiagnostic(Diagnostic.Create(Rule, Place(context.Operation), Name(member), Substitutes.For(member)));
        }

        private static ISymbol? MemberOf(IOperation operation)
        {
            switch (operation)
            {
                case IInvocationOperation call: return call.TargetMethod.ReducedFrom ?? call.TargetMethod;
                case IObjectCreationOperation creation: return creation.Constructor;
                case IMemberReferenceOperation reference: return reference.Member;
                case IBinaryOperation binary: return binary.OperatorMethod;
                case IUnaryOperation unary: return unary.OperatorMethod;
                case IConversionOperation conversion: return conversion.OperatorMethod;
                default: return null;
            }
        }

        private static ImmutableArray<IArgumentOperation> Arguments(IOperation operation)
        {
            switch (operation)
            {
                case IInvocationOperation call: return call.Arguments;
                case IObjectCreationOperation creation: return creation.Arguments;
                default: return ImmutableArray<IArgumentOperation>.Empty;
            }
        }

        private static Location Place(IOperation operation)
        {
            switch (operation.Syntax)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }: return access.Name.GetLocation();
                case MemberAccessExpressionSyntax access: return access.Name.GetLocation();
                default: return operation.Syntax.GetLocation();
            }
        }

        private static string Name(ISymbol member)
        {
            string parameters = member is IMethodSymbol method ? "(" + string.Join(", ", method.Parameters.Select(p => p.Type.ToMinimal())) + ")" : "";
            return member.ContainingType.Name + "." + (member.Name == ".ctor" ? "new" : member.Name) + parameters;
        }
    }
}
