using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>Recognises a catch that lets nothing through.</summary>
    internal static class CatchAll
    {
        /// <summary>Whether it is "catch" or "catch (Exception)" without a filter, and does not throw again.</summary>
        public static bool Takes(ICatchClauseOperation clause)
        {
            if (clause.Filter != null) return false;
            bool all = clause.ExceptionType == null || clause.ExceptionType.SpecialType == SpecialType.System_Object || clause.ExceptionType.ToDisplayString() == "System.Exception";
            return all && !clause.Handler.Descendants().Any(part => part is IThrowOperation);
        }
    }
}
