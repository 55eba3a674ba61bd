namespace RigFirmware.Dashboard.Feed
{
    /// <summary>One message to the page.</summary>
    /// <param name="Name">Its kind.</param>
    /// <param name="Json">Its JSON text, one line.</param>
    public sealed record Message(string Name, string Json);
}
