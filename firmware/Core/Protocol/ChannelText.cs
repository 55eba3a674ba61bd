using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>How people read a channel: its name, with cells and plates counted from 1, and its unit.</summary>
    public static class ChannelText
    {
        /// <summary>Name of a channel, or "none" for a number that is no channel.</summary>
        public static string Name(int channel)
        {
            if (channel < 0 || channel >= Channel.Count)
            {
                return "none";
            }

            if (channel < Channel.Stack)
            {
                return "cell" + (channel + 1).ToString();
            }

            if (channel >= Channel.Temperature0 && channel < Channel.Heater)
            {
                return "plate" + (channel - Channel.Temperature0 + 1).ToString();
            }

            switch (channel)
            {
                case Channel.Stack: return "stack";
                case Channel.Current: return "current";
                case Channel.CurrentSecond: return "currentSecond";
                case Channel.Heater: return "heater";
                case Channel.Ambient: return "ambient";
                case Channel.ClampForce: return "clampForce";
                default: return "clampTravel";
            }
        }

        /// <summary>Unit of a channel as a word in the plural, or the empty text for a number that is no channel.</summary>
        public static string Unit(int channel)
        {
            if (channel < 0 || channel >= Channel.Count)
            {
                return "";
            }

            if (channel <= Channel.Stack)
            {
                return "microvolts";
            }

            if (channel <= Channel.CurrentSecond)
            {
                return "nanoamps";
            }

            if (channel < Channel.ClampForce)
            {
                return "millidegrees";
            }

            return channel == Channel.ClampForce ? "millinewtons" : "nanometres";
        }

        /// <summary>Cell of a channel counted from 1, or 0 when the channel is no cell.</summary>
        public static int CellFromOne(int channel)
        {
            return channel >= Channel.Cell0 && channel < Channel.CellsMax ? channel + 1 : 0;
        }
    }
}
