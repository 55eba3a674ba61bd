using System.Text.Json;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>How a command ended.</summary>
    /// <param name="Done">True when the rig says it did it.</param>
    /// <param name="Reply">The rig's own answer; null when there is none.</param>
    /// <param name="Error">One sentence why there is none; null when there is one.</param>
    /// <param name="Milliseconds">From sending to the answer.</param>
    public sealed record CommandAnswer(bool Done, JsonElement? Reply, string? Error, long Milliseconds);
}
