namespace RigFirmware.Dashboard.Server
{
    /// <summary>Body of a command.</summary>
    /// <param name="Command">start, pause, resume or stop.</param>
    internal sealed record CommandRequest(string Command);
}
