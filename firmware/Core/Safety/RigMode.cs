namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// The rig's state machine; the edges are in <c>StateTable</c>.
    /// <code>
    ///  Boot -> SelfTest -> Idle -> Arming -> Running &lt;-> Paused
    ///             |          ^  ^     |         |          |
    ///             |          |  +-----+         v          |
    ///             |          +------------- Stopping &lt;-----+
    ///             v                             |
    ///          Tripped &lt;---- from every state --+
    ///             |
    ///             +--> Idle, only by the acknowledge at the rig with every cause gone
    /// </code>
    /// </summary>
    public enum RigMode : byte
    {
        /// <summary>Power on; outputs safe; nothing sampled yet.</summary>
        Boot = 0,

        /// <summary>Inputs are read and checked; outputs safe.</summary>
        SelfTest = 1,

        /// <summary>Ready; contactor open, source off; temperature and clamp may be held.</summary>
        Idle = 2,

        /// <summary>Every blocking reason is checked, the contactor closes; no current yet.</summary>
        Arming = 3,

        /// <summary>A program runs and may drive current.</summary>
        Running = 4,

        /// <summary>The program is held: no current, contactor closed, temperature and clamp kept.</summary>
        Paused = 5,

        /// <summary>Current to zero, then the contactor opens.</summary>
        Stopping = 6,

        /// <summary>Cut off and latched.</summary>
        Tripped = 7,
    }
}
