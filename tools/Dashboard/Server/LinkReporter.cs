using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Dashboard.Feed;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>
    /// Tells the open pages twice a second, whatever else happens, how old each rig's data is and whether the broker is
    /// there. A page that misses these knows that it has lost the server.
    /// </summary>
    internal sealed class LinkReporter : IAsyncDisposable
    {
        private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

        private readonly RigDirectory _rigs;
        private readonly PeriodicTimer _timer = new(Period);
        private readonly Task _work;

        public LinkReporter(RigDirectory rigs)
        {
            _rigs = rigs;
            _work = RunAsync();
        }

        /// <summary>How well a rig is heard now.</summary>
        public static JsonObject Link(RigDirectory rigs, RigFeed rig)
        {
            return new JsonObject { ["brokerUp"] = rigs.IsBrokerUp, ["ageMs"] = rig.AgeMs };
        }

        public async ValueTask DisposeAsync()
        {
            _timer.Dispose();
            await _work.ConfigureAwait(false);
        }

        private async Task RunAsync()
        {
            while (await _timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
            {
                foreach (string rigId in _rigs.RigIds)
                {
                    RigFeed rig = _rigs.Rig(rigId);
                    rig.Broadcast.Send("link", () => Link(_rigs, rig));
                }
            }
        }
    }
}
