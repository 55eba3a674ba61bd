using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Protocol
{
    /// <summary>Writes the retained state as JSON, and its counterpart, the Last Will.</summary>
    public static class StateMessage
    {
        /// <summary>So many active faults are told, the gravest first; more than these do not come without them.</summary>
        public const int FaultsMax = 8;

        /// <summary>Writes the state.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="rigId">Name of the rig.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="utcMs">Now, 0 when not known.</param>
        /// <param name="nowMs">Now, wrapping milliseconds of the rig.</param>
        /// <param name="mode">The <see cref="RigMode"/>.</param>
        /// <param name="c">What the communication thread counts.</param>
        /// <param name="rigLock">Whether it is locked and why.</param>
        /// <param name="faults">Gives a fault its name.</param>
        /// <param name="active">The loop's: which are active. Each is read as it stands, the next state tells what has changed meanwhile.</param>
        public static void Write(JsonWriter json, string rigId, int bootId, long utcMs, int nowMs, int mode, LinkCounters c, LockState rigLock, FaultTable faults, FaultMonitor active)
        {
            json.Reset();
            json.OpenObject();
            json.Pair("rigId", rigId);
            json.Pair("bootId", bootId);
            json.Pair("state", ModeText.Name(mode));
            rigLock.Write(json, faults);
            WriteActive(json, faults, active);
            json.Pair("utcMs", utcMs);
            json.Pair("timeMs", nowMs);
            json.Pair("lastSeq", c.LastSeq);
            json.Pair("oldestSeq", c.OldestSeq);
            json.Pair("unconfirmedFrames", c.UnconfirmedFrames);
            json.Pair("waitingSegments", c.WaitingSegments);
            json.Pair("droppedFrames", c.DroppedFrames);
            json.Pair("damagedSegments", c.DamagedSegments);
            json.Pair("recordsRefused", c.RecordsRefused);
            json.Pair("framesPublished", c.FramesPublished);
            json.Pair("connections", c.Connections);
            json.Pair("connectFailures", c.ConnectFailures);
            WriteCommands(json, c);
            json.CloseObject();
        }

        /// <summary>The Last Will: what the broker tells when the rig is gone.</summary>
        public static string Will(string rigId, int bootId)
        {
            return "{\"rigId\":\"" + rigId + "\",\"bootId\":" + bootId.ToString() + ",\"state\":\"" + ModeText.Lost + "\"}";
        }

        private static void WriteActive(JsonWriter json, FaultTable faults, FaultMonitor active)
        {
            int told = 0;
            json.Pair("activeFaultCount", active.ActiveCount);
            json.Name("activeFaults");
            json.OpenArray();
            for (int severity = (int)Severity.Trip; severity >= (int)Severity.Info; severity--)
            {
                for (int id = 0; id < faults.Count && told < FaultsMax; id++)
                {
                    if ((int)active.SeverityOf(id) == severity && active.IsActive(id))
                    {
                        told++;
                        json.OpenObject();
                        EventMessage.WriteFault(json, faults, id, active.ChannelOf(id), active.Value(id), active.Limit(id));
                        json.CloseObject();
                    }
                }
            }

            json.CloseArray();
        }

        private static void WriteCommands(JsonWriter json, LinkCounters c)
        {
            json.Pair("commandsAdmitted", c.CommandsAdmitted);
            json.Pair("commandsMalformed", c.CommandsMalformed);
            json.Pair("commandsExpired", c.CommandsExpired);
            json.Pair("commandsReplayed", c.CommandsReplayed);
            json.Pair("commandsRefused", c.CommandsRefused);
            json.Pair("messagesRefused", c.MessagesRefused);
            json.Pair("encodeFailures", c.EncodeFailures);
            json.Pair("exceptions", c.Exceptions);
        }
    }
}
