namespace RigFirmware.Rig.Mutants
{
    /// <summary>The suites that judge Core member by member, by the names of their folders in tests/.</summary>
    public static class UnitSuites
    {
        /// <summary>The one of the safety code first: it notices most mistakes.</summary>
        public static readonly string[] All = ["UnitSafety", "Unit", "UnitPrograms"];
    }
}
