using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Protocol
{
    /// <summary>Writes one event record of the loop as JSON, with names instead of numbers and cells counted from 1.</summary>
    public sealed class EventMessage
    {
        private readonly FaultTable _faults;

        /// <param name="faults">Gives the faults their names and units.</param>
        public EventMessage(FaultTable faults)
        {
            _faults = faults;
        }

        /// <summary>The <see cref="FrameKind"/> of an event.</summary>
        /// <param name="eventKind">A kind of <see cref="EventRecord"/>.</param>
        public static int FrameKindOf(int eventKind)
        {
            switch (eventKind)
            {
                case EventRecord.Tripped: return FrameKind.Trip;
                case EventRecord.StepStarted:
                case EventRecord.StepEnded:
                case EventRecord.ProgramEnded: return FrameKind.Step;
                case EventRecord.RequestAnswered: return FrameKind.Ack;
                default: return FrameKind.Event;
            }
        }

        /// <summary>Word for the kind of an event; "unknown" for a number that is none.</summary>
        public static string Name(int eventKind)
        {
            switch (eventKind)
            {
                case EventRecord.ModeChanged: return "modeChanged";
                case EventRecord.FaultRaised: return "faultRaised";
                case EventRecord.FaultCleared: return "faultCleared";
                case EventRecord.Tripped: return "tripped";
                case EventRecord.StepStarted: return "stepStarted";
                case EventRecord.StepEnded: return "stepEnded";
                case EventRecord.ProgramEnded: return "programEnded";
                case EventRecord.RequestAnswered: return "requestAnswered";
                case EventRecord.BlackBoxReady: return "blackBoxReady";
                case EventRecord.LockFound: return "lockFound";
                case EventRecord.SelfTestEnded: return "selfTestEnded";
                case EventRecord.SelfTestFound: return "selfTestFound";
                case EventRecord.DriftTold: return "driftTold";
                default: return "unknown";
            }
        }

        /// <summary>Writes the event.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="head">Rig, start, number and time.</param>
        /// <param name="record">Shape [<see cref="EventRecord.Words"/>].</param>
        public void Write(JsonWriter json, MessageHead head, int[] record)
        {
            int kind = record[EventRecord.Kind];
            if (kind == EventRecord.RequestAnswered)
            {
                AckMessage.Write(json, head, record[EventRecord.A], record[EventRecord.B], record[EventRecord.C], record[EventRecord.D]);
                return;
            }

            head.Open(json);
            json.Pair("timeMs", record[EventRecord.TimeMs]);
            json.Pair("tick", record[EventRecord.Tick]);
            json.Pair("kind", Name(kind));
            WriteArguments(json, kind, record);
            json.CloseObject();
        }

        private void WriteArguments(JsonWriter json, int kind, int[] record)
        {
            switch (kind)
            {
                case EventRecord.ModeChanged:
                    json.Pair("modeBefore", ModeText.Name(record[EventRecord.A]));
                    json.Pair("mode", ModeText.Name(record[EventRecord.B]));
                    return;
                case EventRecord.FaultRaised:
                case EventRecord.FaultCleared:
                case EventRecord.Tripped:
                case EventRecord.LockFound:
                    WriteFault(json, _faults, record[EventRecord.A], record[EventRecord.B], record[EventRecord.C], record[EventRecord.D]);
                    return;
                case EventRecord.StepStarted:
                    json.Pair("step", record[EventRecord.A] + 1);
                    json.Pair("pass", record[EventRecord.B]);
                    if (record[EventRecord.D] != 0)
                    {
                        // What the recorded samples mean: the host finds the tones in them by these two.
                        json.Pair("periodSlices", record[EventRecord.C]);
                        json.Pair("tones", record[EventRecord.D]);
                    }

                    return;
                case EventRecord.StepEnded:
                    WriteStepEnd(json, record);
                    return;
                case EventRecord.SelfTestEnded:
                    json.Pair("findings", record[EventRecord.A]);
                    return;
                case EventRecord.SelfTestFound:
                    json.Pair("finding", FindingText.Name(record[EventRecord.A]));
                    json.Pair("sentence", FindingText.Sentence(record[EventRecord.A], record[EventRecord.B], record[EventRecord.C], record[EventRecord.D]));
                    json.Pair("value", record[EventRecord.C]);
                    json.Pair("right", record[EventRecord.D]);
                    return;
                case EventRecord.DriftTold:
                    WriteChannel(json, record[EventRecord.A]);
                    json.Pair("value", record[EventRecord.B]);
                    json.Pair("limit", record[EventRecord.C]);
                    json.Pair("unit", ChannelText.Unit(record[EventRecord.A]));
                    return;
                case EventRecord.BlackBoxReady:
                    json.Pair("fault", FaultName(_faults, record[EventRecord.A]));
                    json.Pair("records", record[EventRecord.B]);
                    return;
                default:
                    return;
            }
        }

        /// <summary>Writes which fault of which channel had which value, as pairs of an open object.</summary>
        /// <param name="json">Written to.</param>
        /// <param name="faults">Gives the fault its name and unit.</param>
        /// <param name="id">The row, or -1.</param>
        /// <param name="channel">The channel, or -1.</param>
        /// <param name="value">In the row's unit.</param>
        /// <param name="limit">In the row's unit.</param>
        public static void WriteFault(JsonWriter json, FaultTable faults, int id, int channel, int value, int limit)
        {
            bool isKnown = id >= 0 && id < faults.Count;
            json.Pair("fault", FaultName(faults, id));
            if (isKnown)
            {
                json.Pair("severity", SeverityName(faults.Row(id).Severity));
            }

            WriteChannel(json, channel);
            json.Pair("value", value);
            json.Pair("limit", limit);
            json.Pair("unit", isKnown ? FaultUnit.NameOf(faults.Row(id).Unit) : "");
            if (isKnown)
            {
                json.Pair("hint", faults.Row(id).Hint);
            }
        }

        private static void WriteStepEnd(JsonWriter json, int[] record)
        {
            json.Pair("step", record[EventRecord.A] + 1);
            json.Pair("endKind", record[EventRecord.B]);
            json.Pair("end", EndText.Name(record[EventRecord.B]));
            WriteChannel(json, record[EventRecord.C]);
            json.Pair("value", record[EventRecord.D]);
            json.Pair("unit", EndText.Unit(record[EventRecord.B], record[EventRecord.C]));
        }

        /// <summary>Writes a channel's name, and of a cell its number, as pairs of an open object.</summary>
        /// <param name="json">Written to.</param>
        /// <param name="channel">The channel, or -1.</param>
        public static void WriteChannel(JsonWriter json, int channel)
        {
            json.Pair("channel", ChannelText.Name(channel));
            int cell = ChannelText.CellFromOne(channel);
            if (cell > 0)
            {
                json.Pair("cell", cell);
            }
        }

        private static string FaultName(FaultTable faults, int id)
        {
            return id >= 0 && id < faults.Count ? faults.Row(id).Name : "unknown";
        }

        private static string SeverityName(Severity severity)
        {
            switch (severity)
            {
                case Severity.Info: return "info";
                case Severity.Warn: return "warn";
                case Severity.Inhibit: return "inhibit";
                default: return "trip";
            }
        }
    }
}
