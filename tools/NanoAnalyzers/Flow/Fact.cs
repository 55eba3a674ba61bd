namespace NanoAnalyzers.Flow
{
    /// <summary>What can be known about a number at one place in the code.</summary>
    internal enum Fact
    {
        /// <summary>Is not zero: may be divided by.</summary>
        NonZero,

        /// <summary>Is greater than zero.</summary>
        Positive,

        /// <summary>Is zero or greater.</summary>
        NonNegative,

        /// <summary>Was tested for NaN, or cannot be NaN.</summary>
        NotNaN,

        /// <summary>Was tested for infinity, or cannot be infinite.</summary>
        NotInfinite,

        /// <summary>Has an upper limit that somebody chose.</summary>
        HasMaximum,

        /// <summary>Has a lower limit that somebody chose.</summary>
        HasMinimum,
    }
}
