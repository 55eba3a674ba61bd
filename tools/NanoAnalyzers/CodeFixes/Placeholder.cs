namespace NanoAnalyzers.CodeFixes { internal static class X { } }
