using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>A host lifetime that listens to no signal: whoever started the server ends it.</summary>
    internal sealed class NoLifetime : IHostLifetime
    {
        /// <inheritdoc />
        public Task WaitForStartAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        /// <inheritdoc />
        public Task StopAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }
    }
}
