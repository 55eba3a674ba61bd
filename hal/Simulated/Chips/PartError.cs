namespace RigFirmware.Simulated.Chips
{
    /// <summary>One error of one part: what it has at 25 degC and what a degree adds.</summary>
    /// <param name="Initial">At 25 degC.</param>
    /// <param name="PerDegree">Per degree Celsius.</param>
    public readonly record struct PartError(double Initial, double PerDegree)
    {
        /// <summary>Temperature at which <see cref="Initial"/> holds.</summary>
        public const double Degrees = 25;

        /// <summary>The error at a temperature.</summary>
        public double At(double degrees) => Initial + (PerDegree * (degrees - Degrees));

        /// <summary>Draws an error: anything up to either limit is as likely, which is harsher than sheets that mean three standard deviations.</summary>
        /// <param name="random">Draws it.</param>
        /// <param name="initialLimit">Limit at 25 degC.</param>
        /// <param name="perDegreeLimit">Limit of the drift.</param>
        public static PartError Draw(SeededRandom random, double initialLimit, double perDegreeLimit) =>
            new(Uniform(random) * initialLimit, Uniform(random) * perDegreeLimit);

        /// <summary>A number from -1 to 1.</summary>
        public static double Uniform(SeededRandom random) => (2 * random.NextUniform()) - 1;
    }
}
