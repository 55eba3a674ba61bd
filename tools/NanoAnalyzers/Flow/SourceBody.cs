using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Flow
{
    /// <summary>Gets from a declaration to its operations, also in another file.</summary>
    internal static class SourceBody
    {
        // RS1030: a called method may lie in another file, which the semantic model at hand does not cover.
#pragma warning disable RS1030
        /// <summary>The body's operations, or null when the declaration belongs to another compilation.</summary>
        public static IOperation? Of(SyntaxNode declaration, IOperation near)
        {
            SemanticModel? model = near.SemanticModel;
            if (model == null) return null;
            if (model.SyntaxTree != declaration.SyntaxTree)
            {
                if (!model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return null;
                model = model.Compilation.GetSemanticModel(declaration.SyntaxTree);
            }

            return model.GetOperation(declaration);
        }
#pragma warning restore RS1030
    }
}
