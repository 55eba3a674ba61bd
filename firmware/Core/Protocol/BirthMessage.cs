using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>Writes the retained birth as JSON: what the rig is and what its channels mean.</summary>
    public static class BirthMessage
    {
        /// <summary>Writes the birth.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="rigId">Name of the rig.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="firmwareVersion">Version of the firmware.</param>
        /// <param name="recordsPerFrame">Records of a full telemetry frame.</param>
        /// <param name="configuration">Says which channels are fitted.</param>
        public static void Write(JsonWriter json, string rigId, int bootId, string firmwareVersion, int recordsPerFrame, RigConfiguration configuration)
        {
            json.Reset();
            json.OpenObject();
            json.Pair("rigId", rigId);
            json.Pair("bootId", bootId);
            json.Pair("firmwareVersion", firmwareVersion);
            json.Pair("telemetryVersion", TelemetryBatch.LayoutVersion);
            json.Pair("cells", configuration.CellCount);
            json.Pair("tickMs", RigConfiguration.TickMs);
            json.Pair("recordMs", 2 * RigConfiguration.TickMs);
            json.Pair("recordsPerFrame", recordsPerFrame);
            json.Pair("chargeCurrent", "positive");
            WriteChannels(json, ChannelMask(configuration));
            json.CloseObject();
        }

        /// <summary>Bit n for each channel n that a rig has.</summary>
        public static int ChannelMask(RigConfiguration configuration)
        {
            int mask = (1 << configuration.CellCount) - 1;
            mask |= (1 << Channel.Stack) | (1 << Channel.Current) | (1 << Channel.CurrentSecond);
            mask |= (configuration.TemperaturePoints & ((1 << Channel.TemperaturesMax) - 1)) << Channel.Temperature0;
            return mask | (1 << Channel.ClampForce) | (1 << Channel.ClampTravel);
        }

        private static void WriteChannels(JsonWriter json, int mask)
        {
            json.Name("channels");
            json.OpenArray();
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                if (((mask >> channel) & 1) != 0)
                {
                    json.OpenObject();
                    json.Pair("channel", channel);
                    json.Pair("name", ChannelText.Name(channel));
                    json.Pair("unit", ChannelText.Unit(channel));
                    json.CloseObject();
                }
            }

            json.CloseArray();
        }
    }
}
