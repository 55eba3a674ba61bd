namespace RigFirmware.Rig.Mutants
{
    /// <summary>What became of the changes of one file.</summary>
    /// <param name="File">File, below firmware/Core.</param>
    /// <param name="Killed">Changes that made a test fail or hang.</param>
    /// <param name="Survived">Changes that no test noticed and that are not excluded.</param>
    /// <param name="Excluded">Changes that are excluded with a reason.</param>
    public sealed record FileScore(string File, int Killed, int Survived, int Excluded)
    {
        /// <summary>Noticed changes in per cent of all that are not excluded; 100 for a file with nothing to change.</summary>
        public double ScorePercent => Percent.Of(Killed, Killed + Survived);
    }
}
