using System;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

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

        /// <summary>Takes the columns out of a record; a channel without a good reading has no value.</summary>
        /// <param name="record">A telemetry record.</param>
        /// <param name="row">Filled, shape [<see cref="Count"/>].</param>
        public static void Read(TelemetryRow record, Span<int?> row)
        {
            record.Channels.CopyTo(row);
            row[CommandNanoamps] = record.CommandNanoamps;
            row[HeaterMilliwatts] = record.HeaterMilliwatts;
        }
    }
}
