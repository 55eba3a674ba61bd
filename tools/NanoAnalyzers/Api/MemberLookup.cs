using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Api
{
    /// <summary>Decides whether a member the host's compiler chose exists on the board, or another one that fits there.</summary>
    internal sealed class MemberLookup
    {
        private readonly BoardApi _api;
        private readonly bool _boardBuild;
        private readonly HashSet<string> _listed;

        public MemberLookup(BoardApi api, Compilation compilation)
        {
            _api = api;
            _boardBuild = Platform.IsBoardBuild(compilation);
            _listed = new HashSet<string>(BoardApi.Assemblies);
        }

        /// <summary>Whether the rule has anything to say: against the board's own assemblies, a library without a list has what it has.</summary>
        public bool Judges(ISymbol symbol) =>
            Platform.Owns(symbol) && (!_boardBuild || _listed.Contains(symbol.ContainingAssembly.Name));

        /// <summary>Whether the type is listed; generic ones belong to other rules.</summary>
        public bool HasType(ITypeSymbol type) => _api.Has(type.OriginalDefinition.GetDocumentationCommentId());

        /// <summary>Whether any listed type lies in the namespace.</summary>
        public bool HasNamespace(string name) => _api.HasNamespace(name);

        /// <summary>Whether the member, or what it overrides, is listed.</summary>
        public bool HasMember(ISymbol member)
        {
            for (ISymbol? one = member.OriginalDefinition; one != null; one = Overridden(one))
            {
                string? id = one.GetDocumentationCommentId();
                if (_api.Has(id)) return true;
                // A property on the host may be a field on the board, and the other way round (Exception.HResult).
                if (id != null && id.Length > 2 && (_api.Has("F" + id.Substring(1)) || _api.Has("P" + id.Substring(1)))) return true;
            }

            return IsObjectMember(member);
        }

        /// <summary>
        /// Whether a listed overload of the same name takes these arguments and returns the same type: the board's compiler
        /// chooses that one (Split(',') is Split(char[]) there).
        /// </summary>
        public bool HasFittingOverload(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, Compilation compilation)
        {
            ITypeSymbol?[] given = arguments.Where(a => !a.IsImplicit || a.ArgumentKind == ArgumentKind.ParamArray).SelectMany(Elements).ToArray();
            foreach (ISymbol other in method.ContainingType.GetMembers(method.Name))
            {
                if (other is not IMethodSymbol candidate || candidate.IsStatic != method.IsStatic || candidate.IsGenericMethod) continue;
                if (!SymbolEqualityComparer.Default.Equals(candidate.ReturnType, method.ReturnType)) continue;
                if (_api.Has(candidate.GetDocumentationCommentId()) && Takes(candidate, given, compilation)) return true;
            }

            return false;
        }

        private static IEnumerable<ITypeSymbol?> Elements(IArgumentOperation argument)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue) return Enumerable.Empty<ITypeSymbol?>();
            if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } list }) return list.ElementValues.Select(value => value.Type);
            IOperation value = argument.Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : argument.Value;
            return new[] { value.Type };
        }

        private static bool Takes(IMethodSymbol candidate, ITypeSymbol?[] given, Compilation compilation)
        {
            int count = candidate.Parameters.Length;
            bool expands = count > 0 && candidate.Parameters[count - 1].IsParams;
            if (given.Length != count && !(expands && given.Length >= count - 1)) return false;
            for (int i = 0; i < given.Length; i++)
            {
                ITypeSymbol wanted = candidate.Parameters[i < count ? i : count - 1].Type;
                if (Converts(given[i], wanted, compilation)) continue;
                if (!expands || i < count - 1 || wanted is not IArrayTypeSymbol array) return false;
                if (!Converts(given[i], ((IArrayTypeSymbol)candidate.Parameters[count - 1].Type).ElementType, compilation)) return false;
            }

            return true;
        }

        private static bool Converts(ITypeSymbol? from, ITypeSymbol to, Compilation compilation) =>
            from == null ? to.IsReferenceType : compilation.ClassifyConversion(from, to).IsImplicit;

        // int.Equals(int) of the host is object.Equals(object) on the board, and so for the other members all objects have.
        private static bool IsObjectMember(ISymbol member) =>
            member is IMethodSymbol { IsStatic: false } method
            && ((method.Name is "ToString" or "GetHashCode" or "GetType" && method.Parameters.Length == 0)
                || (method.Name == "Equals" && method.Parameters.Length == 1));

        private static ISymbol? Overridden(ISymbol member)
        {
            switch (member)
            {
                case IMethodSymbol method: return method.OverriddenMethod?.OriginalDefinition;
                case IPropertySymbol property: return property.OverriddenProperty?.OriginalDefinition;
                case IEventSymbol happening: return happening.OverriddenEvent?.OriginalDefinition;
                default: return null;
            }
        }
    }
}
