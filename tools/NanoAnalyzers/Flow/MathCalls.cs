using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Flow
{
    /// <summary>What a call of System.Math says about its result.</summary>
    internal static class MathCalls
    {
        /// <summary>Whether the fact follows from the method and its arguments.</summary>
        public static bool Holds(IInvocationOperation call, Fact fact, int depth)
        {
            switch (call.TargetMethod.Name)
            {
                case "Abs": return Abs(call, fact, depth);
                case "Max": return fact is Fact.NonZero or Fact.Positive or Fact.NonNegative or Fact.HasMinimum ? Largest(call, fact, depth) : All(call, fact, depth);
                case "Min": return fact == Fact.HasMaximum ? Any(call, fact, depth) : All(call, fact == Fact.NonZero ? Fact.Positive : fact, depth);
                case "Clamp": return Clamp(call, fact, depth);
                case "Round": case "Floor": case "Ceiling": case "Truncate":
                    return fact is Fact.NonNegative or >= Fact.NotNaN && Values.Holds(call.Arguments[0].Value, fact, depth);
                case "Sin": case "Cos": case "Tanh": case "Atan":
                    return fact >= Fact.NotNaN && (fact > Fact.NotNaN || All(call, Fact.NotNaN, depth));
                case "Sqrt":
                    return fact == Fact.NonNegative || (fact == Fact.NotNaN ? Values.Holds(call.Arguments[0].Value, Fact.NonNegative, depth) && All(call, fact, depth) : All(call, fact, depth));
                case "Exp": return fact is Fact.NonNegative or Fact.HasMinimum || (fact == Fact.NotNaN && All(call, fact, depth));
                default: return false;
            }
        }

        private static bool Abs(IInvocationOperation call, Fact fact, int depth)
        {
            if (fact is Fact.NonNegative or Fact.HasMinimum) return true;
            if (fact == Fact.Positive) return All(call, Fact.NonZero, depth);
            if (fact == Fact.HasMaximum) return All(call, Fact.HasMaximum, depth) && All(call, Fact.HasMinimum, depth);
            return All(call, fact, depth);
        }

        // Only a positive partner keeps the larger of two away from zero.
        private static bool Largest(IInvocationOperation call, Fact fact, int depth) =>
            fact == Fact.NonZero ? Any(call, Fact.Positive, depth) : Any(call, fact, depth);

        private static bool Clamp(IInvocationOperation call, Fact fact, int depth)
        {
            if (fact >= Fact.NotInfinite) return true;
            if (fact == Fact.NotNaN) return Values.Holds(call.Arguments[0].Value, fact, depth);
            return Values.Holds(call.Arguments[1].Value, fact == Fact.NonZero ? Fact.Positive : fact, depth);
        }

        private static bool Any(IInvocationOperation call, Fact fact, int depth) =>
            call.Arguments.Any(argument => Values.Holds(argument.Value, fact, depth));

        private static bool All(IInvocationOperation call, Fact fact, int depth) =>
            call.Arguments.All(argument => Values.Holds(argument.Value, fact, depth));
    }
}
