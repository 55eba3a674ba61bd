namespace RigFirmware.Rig.Swarm
{
    /// <summary>What a situation asks of the random program.</summary>
    public sealed class ProgramShape
    {
        /// <summary>True for a program that sets a temperature, false for one that does not; null leaves it to chance.</summary>
        public bool? IsHeated { get; set; }

        /// <summary>True for a program that discharges before it charges.</summary>
        public bool DischargesFirst { get; set; }

        /// <summary>True for a program whose discharges give back a third of what its charges put in.</summary>
        public bool GivesLittleBack { get; set; }

        /// <summary>True for long steps of half an hour that repeat for ever.</summary>
        public bool IsSteady { get; set; }
    }
}
