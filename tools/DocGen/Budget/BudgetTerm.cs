namespace RigFirmware.DocGen.Budget;

/// <summary>One contribution to an error.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Origin">Where the figure is from: references and their figures, or "allowance".</param>
/// <param name="Value">Its size in the section's unit, not negative.</param>
public sealed record BudgetTerm(string Name, string Origin, double Value);
