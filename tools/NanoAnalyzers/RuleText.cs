using Microsoft.CodeAnalysis;

namespace NanoAnalyzers
{
    /// <summary>Builds the rules' descriptors: five categories, each with its severity.</summary>
    internal static class RuleText
    {
        /// <summary>The board's compiler refuses it: the host build must refuse it too.</summary>
        public static DiagnosticDescriptor DoesNotCompile(string id, string title, string message) =>
            Create(id, title, message, "NanoLanguage", DiagnosticSeverity.Error);

        /// <summary>Builds for the board, then crashes there or does something else than written.</summary>
        public static DiagnosticDescriptor FailsOnDevice(string id, string title, string message) =>
            Create(id, title, message, "NanoRuntime", DiagnosticSeverity.Error);

        /// <summary>A number or text comes out differently from .NET, or raises where .NET does not.</summary>
        public static DiagnosticDescriptor NumbersDiffer(string id, string title, string message) =>
            Create(id, title, message, "NanoNumbers", DiagnosticSeverity.Warning);

        /// <summary>Something goes wrong without anybody hearing of it.</summary>
        public static DiagnosticDescriptor Silent(string id, string title, string message) =>
            Create(id, title, message, "NanoSilent", DiagnosticSeverity.Warning);

        /// <summary>Allocates in code that runs every cycle.</summary>
        public static DiagnosticDescriptor Allocates(string id, string title, string message) =>
            Create(id, title, message, "NanoCycle", DiagnosticSeverity.Warning);

        private static DiagnosticDescriptor Create(
            string id, string title, string message, string category, DiagnosticSeverity severity) =>
            new DiagnosticDescriptor(
                id, title, message, category, severity, isEnabledByDefault: true,
                description: "Explained in docs/" + id + ".md, which the package carries.");
    }
}
