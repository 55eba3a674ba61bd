namespace RigFirmware.Rig.Mutants
{
    /// <summary>A change that no test can notice because the rig behaves the same; the reason says why.</summary>
    /// <param name="File">File, below firmware/Core.</param>
    /// <param name="Text">The line that is changed, without its indent.</param>
    /// <param name="Instead">What stands in place of the changed part.</param>
    /// <param name="Reason">Why no test can tell.</param>
    public sealed record ExcludedMutant(string File, string Text, string Instead, string Reason)
    {
        /// <summary>Whether a change that survived is this one.</summary>
        public bool Is(SurvivingMutant mutant)
        {
            return mutant.File == File && mutant.Text == Text && mutant.Instead == Instead;
        }
    }
}
