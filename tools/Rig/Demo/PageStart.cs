using System.Threading.Tasks;
using RigFirmware.Dashboard.Feed;
using RigFirmware.Dashboard.Server;

namespace RigFirmware.Rig.Demo
{
    /// <summary>Starts the page's server on the port that was asked for, or on the usual one, or on a free one.</summary>
    public static class PageStart
    {
        /// <param name="port">TCP port; null takes <see cref="DemoOptions.UsualPort"/>, or a free one when that is taken.</param>
        /// <param name="rigs">What the page shows.</param>
        /// <param name="commander">How commands reach a rig.</param>
        /// <param name="hands">Hands at a simulated rig; null where the rig is a real one.</param>
        /// <exception cref="DashboardException">The port that was asked for is taken, or the page's files are missing.</exception>
        public static async Task<DashboardServer> StartAsync(int? port, RigDirectory rigs, IRigCommander commander, IRigHands? hands)
        {
            try
            {
                return await DashboardServer.StartAsync(port ?? DemoOptions.UsualPort, rigs, commander, hands).ConfigureAwait(false);
            }
            catch (DashboardException) when (port == null)
            {
                return await DashboardServer.StartAsync(0, rigs, commander, hands).ConfigureAwait(false);
            }
        }
    }
}
