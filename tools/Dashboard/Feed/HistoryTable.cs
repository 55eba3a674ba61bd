using System.Collections.Generic;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>A stretch of a rig's past as the page plots it: columns, oldest first; null is a hole in the line.</summary>
    public sealed class HistoryTable
    {
        /// <param name="columns">Number of columns.</param>
        /// <param name="widthMs">Milliseconds that one row stands for.</param>
        public HistoryTable(int columns, int widthMs)
        {
            WidthMs = widthMs;
            Min = new List<int?>[columns];
            Max = new List<int?>[columns];
            Mean = new List<int?>[columns];
            for (int column = 0; column < columns; column++)
            {
                Min[column] = [];
                Max[column] = [];
                Mean[column] = [];
            }
        }

        /// <summary>Milliseconds that one row stands for.</summary>
        public int WidthMs { get; }

        /// <summary>Times of the rows, milliseconds since 1970 UTC, rising.</summary>
        public List<long> TimesMs { get; } = [];

        /// <summary>Smallest values by column (<see cref="Columns"/>), each as long as <see cref="TimesMs"/>.</summary>
        public List<int?>[] Min { get; }

        /// <summary>Largest values by column, each as long as <see cref="TimesMs"/>.</summary>
        public List<int?>[] Max { get; }

        /// <summary>Means by column, each as long as <see cref="TimesMs"/>.</summary>
        public List<int?>[] Mean { get; }

        /// <summary>Adds a row without values, so that a plot breaks its lines there.</summary>
        public void AddHole(long utcMs)
        {
            TimesMs.Add(utcMs);
            for (int column = 0; column < Mean.Length; column++)
            {
                Min[column].Add(null);
                Max[column].Add(null);
                Mean[column].Add(null);
            }
        }
    }
}
