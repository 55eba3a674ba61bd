namespace RigFirmware.Simulated.Faults
{
    /// <summary>What a fault hits.</summary>
    public enum FaultTarget
    {
        /// <summary>The rig as a whole.</summary>
        Rig,

        /// <summary>One cell.</summary>
        Cell,

        /// <summary>One analog channel.</summary>
        Channel,

        /// <summary>One analog channel, or all of them when none is named.</summary>
        AnyChannel,
    }
}
