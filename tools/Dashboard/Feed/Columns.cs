using System;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>What the page keeps of a telemetry record: every channel in channel order, then what was commanded.</summary>
    public static class Columns
    {
        /// <summary>Column of the commanded current in nanoamps.</summary>
        public const int CommandNanoamps = Channel.Count;

        /// <summary>Column of the commanded heater power in milliwatts.</summary>
        public const int HeaterMilliwatts = Channel.Count + 1;

        /// <summary>Number of columns.</summary>
        public const int Count = Channel.Count + 2;

        /// <summary>Takes the columns out of a record; a channel that is not Ok is not valid.</summary>
        /// <param name="record">Words by <see cref="TelemetryRecord"/>.</param>
        /// <param name="row">Filled, shape [<see cref="Count"/>].</param>
        /// <param name="valid">Filled, shape [<see cref="Count"/>].</param>
        public static void Read(ReadOnlySpan<int> record, Span<int> row, Span<bool> valid)
        {
            int notOk = record[TelemetryRecord.NotOkMask];
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                row[channel] = record[TelemetryRecord.Channel0 + channel];
                valid[channel] = (notOk & (1 << channel)) == 0;
            }

            row[CommandNanoamps] = record[TelemetryRecord.CommandNanoamps];
            row[HeaterMilliwatts] = record[TelemetryRecord.HeaterMilliwatts];
            valid[CommandNanoamps] = true;
            valid[HeaterMilliwatts] = true;
        }
    }
}
