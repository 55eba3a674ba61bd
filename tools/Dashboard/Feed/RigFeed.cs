using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>
    /// All that the page knows of one rig: the newest message of each topic that states something lasting, the log of
    /// what happened, the newest record, the past, and when the rig was last heard. Safe from any thread.
    /// </summary>
    public sealed class RigFeed
    {
        private const int LogLength = 200;

        private readonly object _gate = new object();
        private readonly SortedDictionary<string, JsonNode?> _topics = new(StringComparer.Ordinal);
        private readonly LinkedList<JsonObject> _log = new();
        private readonly History _history = new();
        private readonly Broadcast _broadcast = new();
        private readonly ActiveFaults _faults = new();
        private TelemetryRow? _latest;
        private long _latestUtcMs;
        private long _heardAt = -1;
        private BlackBoxRecord? _blackBox;

        /// <param name="rigId">The rig's id as in its topics.</param>
        public RigFeed(string rigId)
        {
            RigId = rigId;
        }

        /// <summary>The rig's id as in its topics.</summary>
        public string RigId { get; }

        /// <summary>Who is told of news; each message is a name and a JSON text.</summary>
        public Broadcast Broadcast => _broadcast;

        /// <summary>Milliseconds since telemetry of this rig last arrived; -1 before the first.</summary>
        public long AgeMs
        {
            get
            {
                lock (_gate)
                {
                    return _heardAt < 0 ? -1 : (long)Stopwatch.GetElapsedTime(_heardAt).TotalMilliseconds;
                }
            }
        }

        /// <summary>Takes telemetry records that just arrived.</summary>
        /// <param name="utcMs">Times of the records for the plots, milliseconds since 1970 UTC.</param>
        /// <param name="records">As many records as times.</param>
        public void AddRecords(IReadOnlyList<long> utcMs, IReadOnlyList<TelemetryRow> records)
        {
            if (records.Count == 0)
            {
                return;
            }

            lock (_gate)
            {
                for (int i = 0; i < records.Count; i++)
                {
                    _history.Add(utcMs[i], records[i]);
                    if (utcMs[i] >= _latestUtcMs)
                    {
                        _latestUtcMs = utcMs[i];
                        _latest = records[i];
                    }
                }

                _heardAt = Stopwatch.GetTimestamp();
                _broadcast.Send("records", () => RecordsJson(utcMs, records));
            }
        }

        /// <summary>Takes a message that states something lasting (birth, state, trip ...); it replaces the one before.</summary>
        /// <param name="topic">Last part of the topic.</param>
        /// <param name="body">The message.</param>
        public void SetTopic(string topic, JsonNode? body)
        {
            lock (_gate)
            {
                if (topic == "birth" && !JsonNode.DeepEquals(body?["bootId"], _topics.GetValueOrDefault("birth")?["bootId"]))
                {
                    _faults.Clear();
                    Publish("faults", _faults.ToJson());
                }

                Publish(topic, body);
                if (topic == "state" && _faults.TakeState(body))
                {
                    Publish("faults", _faults.ToJson());
                }
            }
        }

        /// <summary>The newest message of a topic that states something lasting; null when there was none.</summary>
        /// <param name="topic">Last part of the topic.</param>
        public JsonNode? Topic(string topic)
        {
            lock (_gate)
            {
                return _topics.GetValueOrDefault(topic)?.DeepClone();
            }
        }

        /// <summary>Takes a message about something that happened (event, step, ack, trip).</summary>
        /// <param name="topic">Last part of the topic.</param>
        /// <param name="body">The message.</param>
        public void AddToLog(string topic, JsonNode? body)
        {
            lock (_gate)
            {
                var entry = new JsonObject { ["topic"] = topic, ["body"] = body?.DeepClone() };
                _log.AddLast(entry);
                if (_log.Count > LogLength)
                {
                    _log.RemoveFirst();
                }

                _broadcast.Send("log", () => entry.DeepClone());
                if (_faults.Take(body))
                {
                    Publish("faults", _faults.ToJson());
                }
            }
        }

        /// <summary>Takes the black box of a trip once all of it has arrived.</summary>
        public void SetBlackBox(BlackBoxRecord blackBox)
        {
            lock (_gate)
            {
                _blackBox = blackBox;
                _broadcast.Send("blackBox", () => new JsonObject { ["fault"] = blackBox.Fault, ["records"] = blackBox.Records.Count });
            }
        }

        /// <summary>The black box of the last trip; null when there was none.</summary>
        public BlackBoxRecord? BlackBox
        {
            get
            {
                lock (_gate)
                {
                    return _blackBox;
                }
            }
        }

        /// <summary>The newest <paramref name="seconds"/> of the past.</summary>
        public HistoryTable ReadHistory(long seconds)
        {
            lock (_gate)
            {
                return _history.Read(seconds);
            }
        }

        /// <summary>Joins the listeners and gets everything that is known at that moment, with nothing missed in between.</summary>
        public (Subscription Subscription, JsonObject Everything) Subscribe()
        {
            lock (_gate)
            {
                return (_broadcast.Join(), Everything());
            }
        }

        private static JsonObject RecordsJson(IReadOnlyList<long> utcMs, IReadOnlyList<TelemetryRow> records)
        {
            return new JsonObject
            {
                ["utcMs"] = JsonSerializer.SerializeToNode(utcMs, JsonSerializerOptions.Web),
                ["rows"] = JsonSerializer.SerializeToNode(records, JsonSerializerOptions.Web),
            };
        }

        private void Publish(string topic, JsonNode? body)
        {
            _topics[topic] = body;
            _broadcast.Send("topic", () => new JsonObject { ["topic"] = topic, ["body"] = body?.DeepClone() });
        }

        private JsonObject Everything()
        {
            var topics = new JsonObject();
            foreach ((string topic, JsonNode? body) in _topics)
            {
                topics[topic] = body?.DeepClone();
            }

            return new JsonObject
            {
                ["rigId"] = RigId,
                ["topics"] = topics,
                ["log"] = new JsonArray([.. _log.Select(entry => entry.DeepClone())]),
                ["latestUtcMs"] = _latestUtcMs,
                ["latest"] = _latest == null ? null : JsonSerializer.SerializeToNode(_latest, JsonSerializerOptions.Web),
                ["blackBoxRecords"] = _blackBox?.Records.Count ?? 0,
            };
        }
    }
}
