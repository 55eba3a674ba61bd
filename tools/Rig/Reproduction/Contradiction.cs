using System;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>
    /// A printed figure that ought to be one printed figure over another and is not; a row of contradictions.csv. No cell meets all
    /// three, and the models are fitted to the two.
    /// </summary>
    /// <param name="Figure">The figure that does not follow.</param>
    /// <param name="Part">Printed figure above the line.</param>
    /// <param name="Whole">Printed figure below the line.</param>
    /// <param name="Scale">100 for a figure in percent, else 1.</param>
    public sealed record Contradiction(Figure Figure, Figure Part, Figure Whole, double Scale)
    {
        /// <summary>What the other two give, in the figure's unit; null when one of them is no number.</summary>
        public double? Otherwise => Part.Number / Whole.Number * Scale;

        /// <summary>The three printed figures in one sentence.</summary>
        public string Sentence => FormattableString.Invariant(
            $"the paper contradicts itself: it prints {Figure.Value} {Figure.Unit}, and {Part.Value} {Part.Unit} ({Part.ResultId}) over {Whole.Value} {Whole.Unit} ({Whole.ResultId}), which is {Otherwise:G3} {Figure.Unit}; no cell has all three, the model has the latter two");
    }
}
