using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Hal;

namespace RigFirmware.Host.Trips
{
    /// <summary>Turns the records of a black box into the few lines that tell what came before a trip and after it.</summary>
    internal static class TimeLine
    {
        private const int SourceEnabledBit = 2;

        // Closer together towards the trip: what counts happens in its last second.
        private static readonly int[] s_looks = [-30000, -10000, -5000, -2000, -1000, -500, -250, -100, 0, 1000, 5000, 10000];

        /// <summary>The lines of a box, in no order.</summary>
        /// <param name="rows">Ascending by position.</param>
        /// <param name="channel">Name of the channel that tripped; empty without one.</param>
        /// <param name="unit">Unit of that channel's column.</param>
        /// <param name="limit">The limit, in the same unit; null when it cannot be compared.</param>
        /// <param name="value">The value of the trip, which says on which side of the limit it is bad.</param>
        public static IEnumerable<TripMoment> Of(IReadOnlyList<BoxRow> rows, string channel, string unit, int? limit, int? value)
        {
            foreach (BoxRow row in Looks(rows))
            {
                string what = channel.Length == 0 ? "" : row.Value is { } v ? $"{channel} {v} {unit}, " : $"{channel} not read, ";
                string current = row.CurrentNanoamps is { } amps ? $"current {amps} nA" : "current not read";
                yield return new TripMoment(row.SinceTripMs, $"{what}{current}, {row.Mode}{(row.Step >= 0 ? $", step {row.Step + 1}" : "")}");
            }

            if (Crossing(rows, limit, value) is { } crossing)
            {
                yield return new TripMoment(crossing.SinceTripMs, $"{channel} is beyond its limit of {limit} {unit} from here to the trip: {crossing.Value} {unit}");
            }

            for (int i = 1; i < rows.Count; i++)
            {
                foreach (string change in Changes(rows[i - 1], rows[i]))
                {
                    yield return new TripMoment(rows[i].SinceTripMs, change);
                }
            }
        }

        private static IEnumerable<BoxRow> Looks(IReadOnlyList<BoxRow> rows)
        {
            BoxRow? shown = null;
            foreach (int look in s_looks)
            {
                BoxRow? row = rows.FirstOrDefault(one => one.SinceTripMs >= look) ?? rows.LastOrDefault();
                if (row is not null && row != shown)
                {
                    shown = row;
                    yield return row;
                }
            }
        }

        // The first record of the unbroken row of records beyond the limit that ends with the trip.
        private static BoxRow? Crossing(IReadOnlyList<BoxRow> rows, int? limit, int? value)
        {
            if (limit is not { } end || value is not { } bad)
            {
                return null;
            }

            bool IsBeyond(BoxRow row) => row.Value is { } v && (bad >= end ? v > end : v < end);
            int at = rows.Count - 1;
            while (at >= 0 && rows[at].SinceTripMs > 0)
            {
                at--;
            }

            BoxRow? first = null;
            for (; at >= 0 && IsBeyond(rows[at]); at--)
            {
                first = rows[at];
            }

            return first;
        }

        private static IEnumerable<string> Changes(BoxRow before, BoxRow now)
        {
            if (now.Position != before.Position + 1)
            {
                yield return $"{now.Position - before.Position - 1} records before this one are missing";
                yield break;
            }

            if (now.Mode != before.Mode)
            {
                yield return $"{before.Mode} to {now.Mode}";
            }

            if ((before.CommandBits & ~now.CommandBits & SourceEnabledBit) != 0)
            {
                yield return "the current source is commanded off";
            }

            if ((before.Discretes & ~now.Discretes & Discretes.ContactorClosed) != 0)
            {
                yield return "the contactor reports open";
            }
        }
    }
}
