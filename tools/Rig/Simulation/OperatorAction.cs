namespace RigFirmware.Rig.Simulation
{
    /// <summary>Something a person does at the rig or from the host.</summary>
    public sealed class OperatorAction
    {
        /// <summary><c>acknowledge</c> holds the button at the rig for three seconds; <c>start</c>, <c>pause</c>, <c>resume</c>, <c>stop</c> are requests.</summary>
        public string Action { get; set; } = "";

        /// <summary>When, in seconds since the start, 0 or more.</summary>
        public double AtSeconds { get; set; }
    }
}
