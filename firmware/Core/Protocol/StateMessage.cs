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
        /// <param name="drift">The loop's: how far two paths to the same quantity have moved apart.</param>
        public static void Write(JsonWriter json, string rigId, int bootId, long utcMs, int nowMs, int mode, LinkCounters c, LockState rigLock, FaultTable faults, FaultMonitor active, DriftWatch drift)
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
            WriteDrift(json, drift);
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

        // The pair that has used most of its limit; how many of them anybody knows of.
        private static void WriteDrift(JsonWriter json, DriftWatch drift)
        {
            int judged = 0;
            int fitted = 0;
            int worst = -1;
            long worstPermille = -1;
            for (int pair = 0; pair < DriftWatch.Pairs; pair++)
            {
                fitted += (drift.Fitted >> pair) & 1;
                if (((drift.Judged >> pair) & 1) == 0)
                {
                    continue;
                }

                judged++;
                int limit = drift.Limit(pair);
                long permille = limit > 0 ? 1000L * drift.Moved[pair] / limit : 0;
                permille = permille < 0 ? -permille : permille;
                if (permille > worstPermille)
                {
                    worstPermille = permille;
                    worst = pair;
                }
            }

            json.Name("drift");
            json.OpenObject();
            json.Pair("pairs", fitted);
            json.Pair("judgedPairs", judged);
            EventMessage.WriteChannel(json, worst < 0 ? -1 : DriftWatch.ChannelOf(worst));
            json.Pair("value", worst < 0 ? 0 : drift.Moved[worst]);
            json.Pair("limit", worst < 0 ? 0 : drift.Limit(worst));
            json.Pair("unit", worst < 0 ? "" : ChannelText.Unit(DriftWatch.ChannelOf(worst)));
            json.CloseObject();
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
