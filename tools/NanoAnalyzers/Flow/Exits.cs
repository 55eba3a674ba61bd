using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>Says whether a statement always leaves the statements after it unrun.</summary>
    internal static class Exits
    {
        /// <summary>Whether it ends in return, throw, break, continue or goto on every path.</summary>
        public static bool Always(IOperation? statement)
        {
            switch (statement)
            {
                case IReturnOperation or IBranchOperation or IThrowOperation: return true;
                case IExpressionStatementOperation { Operation: IThrowOperation }: return true;
                case IBlockOperation block: return block.Operations.Any(Always);
                case IConditionalOperation choice: return Always(choice.WhenTrue) && Always(choice.WhenFalse);
                case ILockOperation guarded: return Always(guarded.Body);
                default: return false;
            }
        }
    }
}
