using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RigFirmware.Tests.NanoAnalyzers
{
    /// <summary>The analyzers the package's assembly holds.</summary>
    internal static class Rules
    {
        public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
            typeof(global::NanoAnalyzers.NanoAnalyzer).Assembly.GetTypes()
                .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
                .ToImmutableArray();

        public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
            Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray();

        public static IEnumerable<object[]> Ids => Descriptors.Select(rule => new object[] { rule.Id });
    }
}
