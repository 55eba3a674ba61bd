using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Protocol
{
    /// <summary>What the rig's state tells of the lock.</summary>
    public sealed class LockState
    {
        /// <summary>Why it is locked, a <see cref="LockReason"/>.</summary>
        public int Reason;

        /// <summary>True when the store holds this lock, or its absence, over a loss of power.</summary>
        public bool IsKept;

        /// <summary>Number of the start in which it was locked or freed.</summary>
        public int BootId;

        /// <summary>When, milliseconds since 1970-01-01 UTC; 0 when the rig did not know the time.</summary>
        public long UtcMs;

        /// <summary>Counts the changes; wraps.</summary>
        public int Version;

        /// <summary>The note of it, shape [<see cref="TripNote.Words"/>].</summary>
        public readonly int[] Note = new int[TripNote.Words];

        /// <summary>Writes it as the pair "lock" of an open object.</summary>
        /// <param name="json">Written to.</param>
        /// <param name="faults">Gives the fault its name and unit.</param>
        public void Write(JsonWriter json, FaultTable faults)
        {
            json.Name("lock");
            json.OpenObject();
            json.Name("isLocked");
            json.Bool(Reason != LockReason.None);
            json.Name("isKept");
            json.Bool(IsKept);
            if (Reason != LockReason.None)
            {
                json.Pair("reason", LockReason.Name(Reason));
                json.Pair("text", LockReason.Text(Reason));
            }

            if (Reason == LockReason.Trip)
            {
                EventMessage.WriteFault(json, faults, Note[TripNote.Fault], Note[TripNote.Channel], Note[TripNote.Value], Note[TripNote.Limit]);
                json.Pair("timeMs", Note[TripNote.TimeMs]);
                json.Pair("utcMs", UtcMs);
                json.Pair("bootId", BootId);
            }

            json.CloseObject();
        }
    }
}
