namespace RigFirmware.Dashboard.Server
{
    /// <summary>One thing that hands at the simulated rig can do.</summary>
    /// <param name="Name">Its name in requests and on the command line.</param>
    /// <param name="Label">What its button says.</param>
    /// <param name="TakesCell">True when it is done to one cell.</param>
    /// <param name="Seconds">How long it lasts unless said otherwise; 0 when it takes no time.</param>
    public sealed record HandAction(string Name, string Label, bool TakesCell, int Seconds);
}
