using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.DocGen.Budget;

/// <summary>The terms of one quantity and what is asked of it.</summary>
/// <param name="Title">The quantity.</param>
/// <param name="Conditions">For which it holds.</param>
/// <param name="Unit">Unit of terms and requirement.</param>
/// <param name="Terms">Contributions.</param>
/// <param name="Requirement">Largest value allowed, or null where nothing is asked.</param>
/// <param name="RequirementOrigin">Who asks.</param>
public sealed record BudgetSection(string Title, string Conditions, string Unit, IReadOnlyList<BudgetTerm> Terms, double? Requirement, string RequirementOrigin)
{
    /// <summary>Root of the sum of squares: what independent errors give.</summary>
    public double RootSumSquare => Math.Sqrt(Terms.Sum(term => term.Value * term.Value));

    /// <summary>Everything at its limit with the same sign.</summary>
    public double WorstCase => Terms.Sum(term => term.Value);

    /// <summary>One of three: met even in the worst case, met for independent errors only, missed.</summary>
    public string Verdict => Requirement is not double limit ? "for information"
        : WorstCase <= limit ? "met"
        : RootSumSquare <= limit ? "met as root sum square; the worst-case sum is above"
        : "MISSED";
}
