using System.Threading;
using System.Threading.Tasks;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>The way of a remote command to a rig: over the broker, answered by the rig itself.</summary>
    public interface IRigCommander
    {
        /// <summary>Sends a command and waits for the rig's own answer.</summary>
        /// <param name="rigId">The rig.</param>
        /// <param name="command">start, pause, resume or stop.</param>
        /// <param name="cancellation">Gives up waiting; the command may still reach the rig until it expires.</param>
        Task<CommandAnswer> SendAsync(string rigId, string command, CancellationToken cancellation);
    }
}
