using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Commands;

namespace RigFirmware.Host.Recording
{
    /// <summary>Knows which frames are missing and asks the rigs for them. Used by the recorder's thread; the counts may be read from any.</summary>
    public sealed class GapKeeper
    {
        private static readonly TimeSpan s_between = TimeSpan.FromSeconds(2);
        private static readonly TimeSpan s_validity = TimeSpan.FromSeconds(20);

        private readonly RunStore _store;
        private readonly Func<string, byte[], bool> _publish;
        private readonly ConcurrentDictionary<(string RigId, int BootId), SequenceLedger> _ledgers = new();
        private readonly Dictionary<string, int> _currentBoot = [];
        private readonly Dictionary<int, (string RigId, int BootId, int From, int To)> _asked = [];
        private DateTime _nextRequest = DateTime.UtcNow + s_between;
        private long _lost;
        private long _requests;

        /// <param name="store">Knows what is stored.</param>
        /// <param name="publish">Sends a payload on a topic; false when that is not possible now.</param>
        public GapKeeper(RunStore store, Func<string, byte[], bool> publish)
        {
            _store = store;
            _publish = publish;
        }

        /// <summary>Missing and gone frames of every start that was seen.</summary>
        public long LostSequences => Interlocked.Read(ref _lost);

        /// <summary>Requests sent.</summary>
        public long Requests => Interlocked.Read(ref _requests);

        /// <summary>Notes a frame; false when it was here before.</summary>
        public bool Note(string rigId, int bootId, int seq)
        {
            bool isNew = Ledger(rigId, bootId).Note(seq);
            Count();
            return isNew;
        }

        /// <summary>Learns from birth and state which start is the present one, and from the state what should be here.</summary>
        public void NoteRetained(RigMessage message)
        {
            if (message.Topic == "birth")
            {
                _currentBoot[message.RigId] = message.BootId;
            }

            if (message.Topic != "state" || message.Text("state") == ModeText.Lost)
            {
                return;
            }

            _currentBoot[message.RigId] = message.BootId;

            // With nothing left to confirm the broker has had every frame, and has handed each on before this state.
            if (message.Integer("unconfirmedFrames") == 0 && message.Integer("waitingSegments") == 0 && message.Integer("lastSeq") is > 0 and <= int.MaxValue and { } last)
            {
                Ledger(message.RigId, message.BootId).Announce((int)last);
                Count();
            }
        }

        /// <summary>Learns from an answer what the rig no longer has. It came behind the frames that the rig sent again.</summary>
        public void NoteAck(RigMessage message)
        {
            if (message.Topic != "ack" || message.Integer("id") is not { } id || !_asked.Remove((int)id, out var asked))
            {
                return;
            }

            long? code = message.Integer("resultCode");
            long firstSent = message.Integer("detail") ?? 0;
            if (code == CommandResult.NothingToResend)
            {
                GiveUp(asked.RigId, asked.BootId, asked.From, asked.To);
            }
            else if (code == CommandResult.Done && firstSent > asked.From)
            {
                GiveUp(asked.RigId, asked.BootId, asked.From, (int)Math.Min(firstSent - 1, asked.To));
            }
        }

        /// <summary>Asks every rig for what is missing of its present start, at most every two seconds.</summary>
        public void RequestWhenDue()
        {
            if (DateTime.UtcNow < _nextRequest)
            {
                return;
            }

            _nextRequest = DateTime.UtcNow + s_between;
            foreach ((string rigId, int bootId) in _currentBoot)
            {
                SequenceLedger ledger = Ledger(rigId, bootId);
                if (!ledger.Missing.IsEmpty)
                {
                    Request(rigId, bootId, ledger.Missing.First, ledger.Missing.Last);
                }
            }
        }

        private void Request(string rigId, int bootId, int from, int to)
        {
            var command = new Command
            {
                Id = CommandEncoder.NextId(),
                BootId = bootId,
                Sender = CommandEncoder.RecorderSender,
                Counter = CommandEncoder.NextCounter(),
                ExpiresUtcMs = DateTimeOffset.UtcNow.Add(s_validity).ToUnixTimeMilliseconds(),
                Kind = CommandKind.Resend,
                First = from,
                Second = to,
            };
            if (_publish(new Topics(rigId).Command, CommandEncoder.Encode(command)))
            {
                // Answers that never come must not pile up over months.
                if (_asked.Count > 1000)
                {
                    _asked.Clear();
                }

                _asked[command.Id] = (rigId, bootId, from, to);
                Interlocked.Increment(ref _requests);
            }
        }

        private void GiveUp(string rigId, int bootId, int from, int to)
        {
            foreach ((int first, int last) in Ledger(rigId, bootId).GiveUp(from, to))
            {
                _store.AddGone(rigId, bootId, first, last);
            }

            Count();
        }

        private SequenceLedger Ledger(string rigId, int bootId)
        {
            return _ledgers.GetOrAdd((rigId, bootId), key => _store.ReadLedger(key.RigId, key.BootId));
        }

        private void Count()
        {
            Interlocked.Exchange(ref _lost, _ledgers.Values.Sum(ledger => ledger.Missing.Count + ledger.Gone.Count));
        }
    }
}
