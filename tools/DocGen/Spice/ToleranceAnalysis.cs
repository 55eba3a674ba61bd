using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.DocGen.Spice;

/// <summary>
/// Nominal, worst case and Monte Carlo of a deck. Worst case: each part is moved to both ends by itself, which says
/// towards which end it raises a result; then all parts go to those ends together, twice. Monte Carlo: every part anywhere in
/// its range with the same chance, which is harder than a bell curve; the seed is fixed.
/// </summary>
public static class ToleranceAnalysis
{
    /// <summary>Random samples of a deck.</summary>
    public const int MonteCarloSamples = 100;

    /// <summary>Seed of the random samples.</summary>
    public const int Seed = 20261120;

    /// <summary>One outcome a result.</summary>
    public static IReadOnlyList<DeckOutcome> Run(SpiceDeck deck)
    {
        double[] nominal = deck.Parameters.Select(parameter => parameter.Nominal).ToArray();
        double[][] samples = [nominal, .. OneAtATime(deck, nominal), .. Random(deck)];
        IReadOnlyList<IReadOnlyDictionary<string, double>> results = Ngspice.Run(deck, samples);
        int firstRandom = 1 + (2 * deck.Parameters.Count);
        return deck.Results.Select(result =>
        {
            double[] values = results.Select(one => one[result]).ToArray();
            double low = Math.Min(values.Take(firstRandom).Min(), Worst(deck, values, result, false));
            double high = Math.Max(values.Take(firstRandom).Max(), Worst(deck, values, result, true));
            return new DeckOutcome(deck, result, values[0], low, high, values.Skip(firstRandom).Min(), values.Skip(firstRandom).Max());
        }).ToArray();
    }

    /// <summary>
    /// The corner that single moves point to, then once more from there: each part flipped by itself, all flips that
    /// help taken together. The second look finds parts that only hurt in company.
    /// </summary>
    private static double Worst(SpiceDeck deck, double[] single, string result, bool isHigh)
    {
        double[] corner = deck.Parameters.Select((parameter, index) =>
            (single[2 + (2 * index)] >= single[1 + (2 * index)]) == isHigh ? parameter.High : parameter.Low).ToArray();
        double[][] flips = deck.Parameters.Select((_, index) => Flipped(deck, corner, index)).ToArray();
        double[] values = Ngspice.Run(deck, [corner, .. flips]).Select(one => one[result]).ToArray();
        double[] second = corner.Select((value, index) =>
            values[index + 1] > values[0] == isHigh && values[index + 1] != values[0] ? flips[index][index] : value).ToArray();
        double last = Ngspice.Run(deck, [second])[0][result];
        return isHigh ? Math.Max(last, values.Max()) : Math.Min(last, values.Min());
    }

    private static double[] Flipped(SpiceDeck deck, double[] corner, int index)
    {
        double[] sample = [.. corner];
        SpiceParameter parameter = deck.Parameters[index];
        sample[index] = corner[index] == parameter.High ? parameter.Low : parameter.High;
        return sample;
    }

    private static IEnumerable<double[]> OneAtATime(SpiceDeck deck, double[] nominal)
    {
        for (int index = 0; index < nominal.Length; index++)
        {
            foreach (double end in new[] { deck.Parameters[index].Low, deck.Parameters[index].High })
            {
                double[] sample = [.. nominal];
                sample[index] = end;
                yield return sample;
            }
        }
    }

    private static IEnumerable<double[]> Random(SpiceDeck deck)
    {
        Random random = new(Seed);
        for (int sample = 0; sample < MonteCarloSamples; sample++)
        {
            yield return deck.Parameters.Select(parameter => parameter.Low + (random.NextDouble() * (parameter.High - parameter.Low))).ToArray();
        }
    }
}
