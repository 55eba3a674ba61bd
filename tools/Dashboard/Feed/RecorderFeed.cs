using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>Carries what a recorder receives to the rigs' feeds. Everything comes on the recorder's one thread.</summary>
    public sealed class RecorderFeed : IDisposable
    {
        private readonly Recorder _recorder;
        private readonly RigDirectory _rigs;
        private readonly bool _isAccelerated;
        private readonly Dictionary<string, BlackBoxAssembly> _boxes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RigTimeAxis> _axes = new(StringComparer.Ordinal);

        /// <param name="recorder">Not started yet, so that nothing is missed.</param>
        /// <param name="rigs">Filled.</param>
        /// <param name="isAccelerated">True when the rigs' time runs faster than real time, as in an accelerated demo.</param>
        public RecorderFeed(Recorder recorder, RigDirectory rigs, bool isAccelerated)
        {
            _recorder = recorder;
            _rigs = rigs;
            _isAccelerated = isAccelerated;
            recorder.TelemetryReceived += OnTelemetry;
            recorder.BlackBoxReceived += OnBlackBox;
            recorder.MessageReceived += OnMessage;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _recorder.TelemetryReceived -= OnTelemetry;
            _recorder.BlackBoxReceived -= OnBlackBox;
            _recorder.MessageReceived -= OnMessage;
        }

        private void OnTelemetry(TelemetryFrame frame)
        {
            if (!_axes.TryGetValue(frame.RigId, out RigTimeAxis? axis))
            {
                axis = new RigTimeAxis(_isAccelerated);
                _axes[frame.RigId] = axis;
            }

            _rigs.Rig(frame.RigId).AddRecords([.. frame.Rows.Select(row => axis.UtcMs(frame.BootId, row))], frame.Rows);
        }

        private void OnBlackBox(TelemetryFrame frame)
        {
            if (!_boxes.TryGetValue(frame.RigId, out BlackBoxAssembly? box))
            {
                box = new BlackBoxAssembly();
                _boxes[frame.RigId] = box;
            }

            RigFeed rig = _rigs.Rig(frame.RigId);
            BlackBoxRecord? record = box.Take(frame);

            // What a start that is over has left may be all that will ever come of it: power was lost before the rest was stored.
            bool isOver = (int?)rig.Topic("birth")?["bootId"] is { } current && current != frame.BootId;
            record ??= isOver ? box.SoFar() : null;
            if (record is not null)
            {
                rig.SetBlackBox(record);
            }
        }

        private void OnMessage(RigMessage message)
        {
            RigFeed rig = _rigs.Rig(message.RigId);
            JsonNode? body = JsonObject.Create(message.Content);
            switch (message.Topic)
            {
                case "trip":
                    rig.AddToLog(message.Topic, body);
                    rig.SetTopic(message.Topic, body);
                    break;
                case "event" or "step" or "ack":
                    rig.AddToLog(message.Topic, body);
                    break;
                default:
                    rig.SetTopic(message.Topic, body);
                    break;
            }
        }
    }
}
