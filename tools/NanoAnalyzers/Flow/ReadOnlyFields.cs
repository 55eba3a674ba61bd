using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What a readonly field is known to hold, from its initialiser and from every constructor of its type.</summary>
    internal static class ReadOnlyFields
    {
        /// <summary>Whether each value the field can get has the fact. A field left at its default value has none.</summary>
        public static bool Always(IFieldReferenceOperation reference, Fact fact, int depth)
        {
            List<IOperation>? values = AssignedValues(reference);
            return values != null && values.Count > 0 && values.All(value => Values.Holds(value, fact, depth + 2));
        }

        /// <summary>Whether the array in the readonly field always has at least one element.</summary>
        public static bool IsNeverEmpty(IOperation? array, int depth)
        {
            if (ValueKey.Strip(array) is not IFieldReferenceOperation reference) return false;
            List<IOperation>? values = AssignedValues(reference);
            return values != null && values.Count > 0 && values.All(value => HasElements(value, depth));
        }

        private static bool HasElements(IOperation value, int depth) =>
            ValueKey.Strip(value) is IArrayCreationOperation { DimensionSizes.Length: 1 } creation
            && Values.Holds(creation.DimensionSizes[0], Fact.Positive, depth + 2);

        // Null when the field is not readonly or its type is not all source of this compilation.
        private static List<IOperation>? AssignedValues(IFieldReferenceOperation reference)
        {
            IFieldSymbol field = reference.Field;
            if (!field.IsReadOnly || field.DeclaringSyntaxReferences.Length == 0 || reference.SemanticModel == null) return null;
            var values = new List<IOperation>();
            bool initialised = AddInitialiser(reference, values);
            foreach (IMethodSymbol constructor in field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors)
            {
                int before = values.Count;
                if (constructor.DeclaringSyntaxReferences.Length == 0) { if (!constructor.IsImplicitlyDeclared) return null; }
                else if (!AddAssignments(reference, constructor, values)) return null;
                if (values.Count == before && !initialised && !CallsAnother(constructor)) return null;
            }

            return values;
        }

        private static bool AddInitialiser(IFieldReferenceOperation reference, List<IOperation> values)
        {
            if (reference.Field.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } start }) return false;
            if (Model(reference, start)?.GetOperation(start) is not { } value) return false;
            values.Add(value);
            return true;
        }

        private static bool AddAssignments(IFieldReferenceOperation reference, IMethodSymbol constructor, List<IOperation> values)
        {
            SyntaxNode syntax = constructor.DeclaringSyntaxReferences[0].GetSyntax();
            if (Model(reference, syntax)?.GetOperation(syntax) is not { } body) return false;
            foreach (IOperation part in body.Descendants())
            {
                if (Assignments.TargetOf(part) is not IFieldReferenceOperation target) continue;
                if (!SymbolEqualityComparer.Default.Equals(target.Field, reference.Field)) continue;
                if (part is not ISimpleAssignmentOperation assignment) return false;
                values.Add(assignment.Value);
            }

            return true;
        }

        private static bool CallsAnother(IMethodSymbol constructor) =>
            constructor.DeclaringSyntaxReferences.Length > 0
            && constructor.DeclaringSyntaxReferences[0].GetSyntax() is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" };

        // RS1030: the constructor may lie in another file of a partial type, which the model at hand does not cover.
#pragma warning disable RS1030
        private static SemanticModel? Model(IOperation near, SyntaxNode node) =>
            near.SemanticModel!.SyntaxTree == node.SyntaxTree ? near.SemanticModel
            : near.SemanticModel.Compilation.ContainsSyntaxTree(node.SyntaxTree) ? near.SemanticModel.Compilation.GetSemanticModel(node.SyntaxTree) : null;
#pragma warning restore RS1030
    }
}
