using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>Finds what changes a value, so that a test made before the change is not taken for one made after it.</summary>
    internal static class Assignments
    {
        /// <summary>What the operation writes to, or null.</summary>
        public static IOperation? TargetOf(IOperation operation)
        {
            switch (operation)
            {
                case IAssignmentOperation assignment: return assignment.Target;
                case IIncrementOrDecrementOperation step: return step.Target;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument: return argument.Value;
                default: return null;
            }
        }

        /// <summary>Whether anything inside the operation writes to the value of that key, or to a part the key is made of.</summary>
        public static bool Change(IOperation scope, string key) => scope.DescendantsAndSelf().Any(part => Writes(part, key));

        /// <summary>Whether this one operation writes to the value of that key.</summary>
        public static bool Writes(IOperation operation, string key)
        {
            if (operation is IVariableDeclaratorOperation declarator) return Contains(key, "<l:" + declarator.Symbol.Name + ">");
            string? target = ValueKey.Of(TargetOf(operation));
            return target != null && Contains(key, target);
        }

        private static bool Contains(string key, string part) => key.IndexOf(part, StringComparison.Ordinal) >= 0;
    }
}
