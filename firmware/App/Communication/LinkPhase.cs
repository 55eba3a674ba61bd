namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Where the connection stands.
    /// <code>
    ///  Down -> Connecting -> Up -> Down      Down waits for the backoff's pause
    ///              +----------> Down
    /// </code>
    /// </summary>
    public enum LinkPhase : byte
    {
        /// <summary>No connection; the next attempt comes after a pause.</summary>
        Down = 0,

        /// <summary>An attempt is under way.</summary>
        Connecting = 1,

        /// <summary>The broker has accepted.</summary>
        Up = 2,
    }
}
