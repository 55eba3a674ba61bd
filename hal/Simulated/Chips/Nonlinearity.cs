using System;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>A converter's bend: a drawn mixture of the second to the fifth Chebyshev polynomial, whose largest deviation is given.</summary>
    public sealed class Nonlinearity
    {
        private const int Lowest = 2;
        private const int Orders = 4;
        private const int Steps = 400;
        private readonly double[] _weights = new double[Orders];

        /// <param name="random">Draws the shape.</param>
        /// <param name="largest">Largest deviation of either sign, as a part of half the range.</param>
        public Nonlinearity(SeededRandom random, double largest)
        {
            for (int i = 0; i < Orders; i++)
            {
                _weights[i] = (2 * random.NextUniform()) - 1;
            }

            double found = 0;
            for (int i = 0; i <= Steps; i++)
            {
                found = Math.Max(found, Math.Abs(At((2.0 * i / Steps) - 1)));
            }

            for (int i = 0; i < Orders; i++)
            {
                _weights[i] *= largest / found;
            }
        }

        /// <summary>The deviation as a part of half the range.</summary>
        /// <param name="x">Input as a part of half the range; beyond -1..1 it is that of the end.</param>
        public double At(double x)
        {
            double angle = Math.Acos(Math.Clamp(x, -1, 1));
            double sum = 0;
            for (int i = 0; i < Orders; i++)
            {
                sum += _weights[i] * Math.Cos((Lowest + i) * angle);
            }

            return sum;
        }
    }
}
