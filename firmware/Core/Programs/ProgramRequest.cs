namespace RigFirmware.Core.Programs
{
    /// <summary>What the running program asks for in this tick; the arbiter decides what of it happens.</summary>
    public sealed class ProgramRequest
    {
        /// <summary>Wanted current in nanoamps, charge positive.</summary>
        public int StackNanoamps;

        /// <summary>True when the program holds a plate temperature.</summary>
        public bool SetsTemperature;

        /// <summary>Wanted plate temperature in millidegrees; read only when <see cref="SetsTemperature"/>.</summary>
        public int PlateMillidegrees;

        /// <summary>True when the program holds a clamp force.</summary>
        public bool SetsForce;

        /// <summary>Wanted clamp force in millinewtons; read only when <see cref="SetsForce"/>.</summary>
        public int ClampMillinewtons;
    }
}
