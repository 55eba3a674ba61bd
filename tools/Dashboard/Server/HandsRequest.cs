namespace RigFirmware.Dashboard.Server
{
    /// <summary>Body of a request to the hands at a simulated rig.</summary>
    /// <param name="Action">Name of the action.</param>
    /// <param name="Cell">Cell counted from 1.</param>
    /// <param name="Seconds">How long.</param>
    internal sealed record HandsRequest(string Action, int Cell, int Seconds);
}
