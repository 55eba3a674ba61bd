namespace RigFirmware.Simulated.Faults
{
    /// <summary>A fault as people write it, in a scenario, on the page, or on the command line.</summary>
    public sealed class FaultSpecification
    {
        /// <summary>One of <see cref="FaultCatalogue.Names"/>.</summary>
        public string Fault { get; set; } = "";

        /// <summary>The cell it hits, counted from 1; 0 where the fault needs none or the default cell will do.</summary>
        public int Cell { get; set; }

        /// <summary>The channel it hits, one of <see cref="Sensing.ChannelNames"/>; empty where the fault needs none.</summary>
        public string Channel { get; set; } = "";

        /// <summary>How strong, in the unit that <see cref="FaultKind.Unit"/> names; null for the kind's own default.</summary>
        public double? Value { get; set; }

        /// <summary>When it begins, in seconds since the start, 0 or more.</summary>
        public double AtSeconds { get; set; }

        /// <summary>How long it lasts in seconds; 0 for the kind's own default, which for most is for ever.</summary>
        public double DurationSeconds { get; set; }
    }
}
