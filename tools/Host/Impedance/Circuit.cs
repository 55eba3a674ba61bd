using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// An equivalent circuit in series: a resistance, arcs of R parallel Q, and perhaps a Q alone for what is slower than the band.
    /// A Q is 1 / (Q (j w)^n); an arc is written by its time constant, R / (1 + (j w tau)^n) with tau^n = R Q.
    /// </summary>
    /// <param name="Name">As the field writes it.</param>
    /// <param name="Arcs">Arcs of R parallel Q.</param>
    /// <param name="HasTail">True with a Q at the end.</param>
    public sealed record Circuit(string Name, int Arcs, bool HasTail)
    {
        // The tail's magnitude is fitted at this angular frequency, 10 mHz.
        private const double TailOmega = 2 * Math.PI * 0.01;

        /// <summary>The circuits that can be fitted.</summary>
        public static IReadOnlyList<Circuit> All { get; } = [new("R-RQ", 1, false), new("R-RQ-Q", 1, true), new("R-RQ-RQ", 2, false), new("R-RQ-RQ-Q", 2, true)];

        /// <summary>Number of parameters.</summary>
        public int Count => 1 + (3 * Arcs) + (HasTail ? 2 : 0);

        /// <summary>The circuit of a name, or null.</summary>
        public static Circuit? Find(string name)
        {
            return All.FirstOrDefault(circuit => circuit.Name == name);
        }

        /// <summary>The impedance in ohms.</summary>
        /// <param name="parameters">Logarithms of resistances and time constants, exponents as they are.</param>
        /// <param name="omega">Angular frequency.</param>
        public Complex Ohms(IReadOnlyList<double> parameters, double omega)
        {
            Complex sum = Math.Exp(parameters[0]);
            for (int arc = 0; arc < Arcs; arc++)
            {
                int at = 1 + (3 * arc);
                double exponent = parameters[at + 2];
                sum += Math.Exp(parameters[at]) / (1 + Turn(omega * Math.Exp(parameters[at + 1]), exponent));
            }

            return HasTail ? sum + (Math.Exp(parameters[^2]) / Turn(omega / TailOmega, parameters[^1])) : sum;
        }

        /// <summary>True for a parameter that is fitted by its logarithm.</summary>
        public bool IsLogarithm(int index)
        {
            return !IsExponent(index);
        }

        /// <summary>True for an exponent n.</summary>
        public bool IsExponent(int index)
        {
            return (HasTail && index == Count - 1) || (index > 0 && index <= 3 * Arcs && (index - 1) % 3 == 2);
        }

        /// <summary>Name and unit of a parameter.</summary>
        public (string Name, string Unit) Label(int index)
        {
            if (index == 0)
            {
                return ("R0", "ohm");
            }

            if (HasTail && index >= Count - 2)
            {
                return index == Count - 2 ? ("Ztail at 10 mHz", "ohm") : ("ntail", "1");
            }

            string number = (((index - 1) / 3) + 1).ToString(CultureInfo.InvariantCulture);
            return ((index - 1) % 3) switch { 0 => ("R" + number, "ohm"), 1 => ("tau" + number, "s"), _ => ("n" + number, "1") };
        }

        private static Complex Turn(double turn, double exponent)
        {
            return Complex.FromPolarCoordinates(Math.Pow(turn, exponent), Math.PI / 2 * exponent);
        }
    }
}
