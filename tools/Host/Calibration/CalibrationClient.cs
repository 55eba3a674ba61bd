using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Calibration
{
    /// <summary>One rig's calibration over the broker: reads it, reads the rig's values, stores a new one and reads it back. Safe from any thread.</summary>
    public sealed class CalibrationClient : IDisposable
    {
        private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(30);
        private readonly MosquittoClient _client;
        private readonly CommandClient _commands;
        private readonly Topics _topics;
        private readonly string _rigId;
        private readonly object _gate = new();
        private readonly List<TelemetryRow> _rows = [];
        private RigMessage? _calibration;
        private RigMessage? _configuration;
        private bool _collects;

        /// <summary>A client that starts to connect at once.</summary>
        /// <param name="options">Where the broker is.</param>
        /// <param name="rigId">The rig.</param>
        public CalibrationClient(MosquittoOptions options, string rigId)
        {
            _rigId = rigId;
            _topics = new Topics(rigId);
            _commands = new CommandClient(options, rigId);
            _client = new MosquittoClient(options with { SessionSeconds = 0 }, "calibrate-" + Guid.NewGuid().ToString("N")[..12], reconnects: true)
            {
                Received = OnReceived,
                ConnectEnded = OnConnectEnded,
            };
            _client.Start();
        }

        /// <summary>The calibration in force.</summary>
        /// <exception cref="CalibrationException">The rig did not publish any.</exception>
        public async Task<RigCalibration> ReadAsync()
        {
            return RigCalibration.Read(await NewestAsync(() => _calibration, "calibration").ConfigureAwait(false));
        }

        /// <summary>What the rig published as its configuration.</summary>
        /// <exception cref="CalibrationException">It did not publish any.</exception>
        public Task<RigMessage> ReadConfigurationAsync()
        {
            return NewestAsync(() => _configuration, "configuration");
        }

        /// <summary>Collects the rig's readings for a while.</summary>
        /// <exception cref="CalibrationException">None came.</exception>
        public async Task<ReadingWindow> MeasureAsync(TimeSpan time)
        {
            lock (_gate)
            {
                _rows.Clear();
                _collects = true;
            }

            await Task.Delay(time).ConfigureAwait(false);
            DateTime end = DateTime.UtcNow + s_wait;
            while (DateTime.UtcNow < end)
            {
                lock (_gate)
                {
                    if (_rows.Count > 0)
                    {
                        _collects = false;
                        return new ReadingWindow([.. _rows]);
                    }
                }

                await Task.Delay(50).ConfigureAwait(false);
            }

            throw new CalibrationException($"Rig '{_rigId}' sends no telemetry: check that it is connected.");
        }

        /// <summary>Has the rig store and take a calibration, and compares what it then publishes.</summary>
        /// <exception cref="CalibrationException">The rig refused it, or publishes another one.</exception>
        public async Task StoreAsync(RigCalibration calibration)
        {
            CommandReply reply = await _commands.LoadCalibrationAsync(calibration.Image.ToArray(), s_wait).ConfigureAwait(false);
            if (!reply.IsDone)
            {
                throw new CalibrationException(Refusal(reply));
            }

            DateTime end = DateTime.UtcNow + s_wait;
            while (DateTime.UtcNow < end)
            {
                RigMessage? newest = Volatile.Read(ref _calibration);
                if (newest != null && RigCalibration.Read(newest).Image.Span.SequenceEqual(calibration.Image.Span))
                {
                    return;
                }

                await Task.Delay(50).ConfigureAwait(false);
            }

            throw new CalibrationException($"Rig '{_rigId}' took the calibration but publishes another one: read it again before you rely on it.");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _client.Dispose();
            _commands.Dispose();
        }

        private string Refusal(CommandReply reply)
        {
            return reply.Result switch
            {
                "wrongMode" => $"Rig '{_rigId}' is {reply.Message.Text("mode")}: a calibration is taken in idle only; end the program first.",
                "storeFailed" => $"Rig '{_rigId}' could not keep the calibration over a loss of power; the one before goes on.",
                "calibrationRefused" => $"Rig '{_rigId}' refused the calibration (check {reply.Message.Integer("detail")}, entry {reply.Message.Integer("second")}); the one before goes on.",
                _ => $"Rig '{_rigId}' answered '{reply.Result}'; the calibration before goes on.",
            };
        }

        private async Task<RigMessage> NewestAsync(Func<RigMessage?> newest, string what)
        {
            DateTime end = DateTime.UtcNow + s_wait;
            while (DateTime.UtcNow < end)
            {
                if (newest() is { } message)
                {
                    return message;
                }

                await Task.Delay(50).ConfigureAwait(false);
            }

            throw new CalibrationException($"Rig '{_rigId}' published no {what}: check the rig's id and that it is connected.");
        }

        private void OnConnectEnded(int reason)
        {
            if (reason == 0)
            {
                _client.Subscribe(_topics.Calibration);
                _client.Subscribe(_topics.Config);
                _client.Subscribe(_topics.Of(FrameKind.Telemetry));
            }
        }

        private void OnReceived(string topic, ReadOnlySpan<byte> payload)
        {
            try
            {
                Take(topic, payload.ToArray());
            }
            catch (WireFormatException)
            {
                // Not a message of this version; whoever waits for one gets its time-out.
            }
        }

        private void Take(string topic, byte[] payload)
        {
            if (topic == _topics.Calibration)
            {
                Volatile.Write(ref _calibration, MessageDecoder.Decode(_rigId, "calibration", false, payload));
            }
            else if (topic == _topics.Config)
            {
                Volatile.Write(ref _configuration, MessageDecoder.Decode(_rigId, "config", false, payload));
            }
            else
            {
                TelemetryFrame frame = TelemetryDecoder.Decode(_rigId, payload);
                lock (_gate)
                {
                    if (_collects)
                    {
                        _rows.AddRange(frame.Rows);
                    }
                }
            }
        }
    }
}
