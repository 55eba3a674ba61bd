using System.Collections.Generic;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>
    /// Somebody's hands at a simulated rig. Only the demo has them: no command over the network can acknowledge a trip
    /// or press a button, and this is not one, it reaches the simulated plant in the same process.
    /// </summary>
    public interface IRigHands
    {
        /// <summary>What can be done, in the order of the buttons.</summary>
        IReadOnlyList<HandAction> Actions { get; }

        /// <summary>Does it.</summary>
        /// <param name="name">Name of the action.</param>
        /// <param name="cell">Cell counted from 1; read where the action takes a cell.</param>
        /// <param name="seconds">How long; read where the action takes a time.</param>
        /// <returns>Null when done, otherwise one sentence that says what was wrong.</returns>
        string? Do(string name, int cell, int seconds);
    }
}
