using System;
using System.Collections.Generic;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Sensing
{
    /// <summary>Names of the analog channels as people write them: cell1..cell12, plate1..plate4 and so on.</summary>
    public static class ChannelNames
    {
        private static readonly string[] Names = Build();

        /// <summary>All names by channel.</summary>
        public static IReadOnlyList<string> All
        {
            get { return Names; }
        }

        /// <summary>The name of a channel.</summary>
        public static string Of(int channel)
        {
            return Names[channel];
        }

        /// <summary>The channel of a name, or -1.</summary>
        public static int Find(string name)
        {
            return Array.IndexOf(Names, name);
        }

        private static string[] Build()
        {
            var names = new string[Channel.Count];
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                names[Channel.Cell0 + i] = $"cell{i + 1}";
            }

            for (int i = 0; i < Channel.Plates; i++)
            {
                names[Channel.Temperature0 + i] = $"plate{i + 1}";
            }

            names[Channel.Stack] = "stack";
            names[Channel.Current] = "current";
            names[Channel.CurrentSecond] = "currentSecond";
            names[Channel.Heater] = "heater";
            names[Channel.Ambient] = "ambient";
            names[Channel.ClampForce] = "clampForce";
            names[Channel.ClampTravel] = "clampTravel";
            return names;
        }
    }
}
