using System;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Host.Mqtt;

namespace RigFirmware.Rig.Demo
{
    /// <summary>Takes the broker away for a while and brings it back on the same port, with the sessions it had.</summary>
    public sealed class BrokerOutage : IAsyncDisposable
    {
        private readonly PrivateBroker _broker;
        private readonly double _speed;
        private readonly CancellationTokenSource _end = new();
        private readonly object _gate = new object();
        private Task _work = Task.CompletedTask;

        /// <param name="broker">The broker.</param>
        /// <param name="speed">Rig time over real time: an outage lasts its seconds of rig time.</param>
        public BrokerOutage(PrivateBroker broker, double speed)
        {
            _broker = broker;
            _speed = speed;
        }

        /// <summary>Begins an outage in the background.</summary>
        /// <param name="seconds">Seconds of rig time, 1..<see cref="SecondsMax"/>.</param>
        /// <returns>Null, or one sentence why not.</returns>
        public string? Begin(int seconds)
        {
            if (seconds is < 1 or > SecondsMax)
            {
                return $"A broker outage lasts 1 to {SecondsMax} seconds, not {seconds}.";
            }

            lock (_gate)
            {
                if (_end.IsCancellationRequested)
                {
                    return "The demo is ending.";
                }

                if (!_work.IsCompleted)
                {
                    return "The broker is down already.";
                }

                _work = Task.Run(() => TakeAwayAsync(seconds));
                return null;
            }
        }

        /// <summary>Longest outage in seconds of rig time.</summary>
        public const int SecondsMax = 3600;

        /// <summary>Brings the broker back now, if it is away; no outage begins any more.</summary>
        public async Task EndAsync()
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await _work.ConfigureAwait(false);
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await EndAsync().ConfigureAwait(false);
            _end.Dispose();
        }

        private async Task TakeAwayAsync(int seconds)
        {
            _broker.Stop();
            await Task.Delay(TimeSpan.FromSeconds(seconds / _speed), _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _broker.Restart();
        }
    }
}
