namespace RigFirmware.Rig.Mutants
{
    /// <summary>What became of a named mutant.</summary>
    /// <param name="Mutant">The mutant.</param>
    /// <param name="KilledBy">The first test that failed, with its suite in front; null when none did.</param>
    public sealed record NamedOutcome(NamedMutant Mutant, string? KilledBy)
    {
        /// <summary>One line for a person.</summary>
        public override string ToString()
        {
            return KilledBy == null
                ? $"SURVIVED  {Mutant.Name} ({Mutant.File}): {Mutant.Danger}"
                : $"killed    {Mutant.Name} by {KilledBy}";
        }
    }
}
