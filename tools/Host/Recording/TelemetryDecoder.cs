using System;
using System.Collections.Generic;
using System.Formats.Cbor;
using System.Numerics;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using CborReader = System.Formats.Cbor.CborReader;

namespace RigFirmware.Host.Recording
{
    /// <summary>Reads a telemetry batch or a piece of the black box, after tools/schemas/wire.cddl.</summary>
    public static class TelemetryDecoder
    {
        private const int RecordsMax = 1000;
        private const int AllChannels = (1 << Channel.Count) - 1;

        /// <summary>Decodes a payload.</summary>
        /// <exception cref="WireFormatException">It is not what the schema says.</exception>
        public static TelemetryFrame Decode(string rigId, ReadOnlyMemory<byte> payload)
        {
            try
            {
                return DecodeMap(rigId, payload);
            }
            catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' is not the CBOR that tools/schemas/wire.cddl describes: {e.Message}", e);
            }
        }

        private static TelemetryFrame DecodeMap(string rigId, ReadOnlyMemory<byte> payload)
        {
            var reader = new CborReader(payload, CborConformanceMode.Strict);
            int pairs = reader.ReadStartMap() ?? 0;
            if (pairs is not 7 and not 11)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' has {pairs} keys: 7 are right, or 11 for the black box.");
            }

            int version = ReadPair(reader, TelemetryKey.Version);
            if (version != TelemetryBatch.LayoutVersion)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' has layout {version}: this program reads layout {TelemetryBatch.LayoutVersion}.");
            }

            int bootId = ReadPair(reader, TelemetryKey.BootId);
            int seq = ReadPair(reader, TelemetryKey.Seq);
            ReadKey(reader, TelemetryKey.UtcMs);
            long utcMs = reader.ReadInt64();
            int count = ReadPair(reader, TelemetryKey.Count);
            int mask = ReadPair(reader, TelemetryKey.ChannelMask);
            if (count is < 1 or > RecordsMax || (mask & ~AllChannels) != 0)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' claims {count} records of channels {mask:x}: 1..{RecordsMax} and {AllChannels:x} at most are right.");
            }

            int[][] columns = ReadColumns(reader, rigId, count, mask);
            BlackBoxPiece? piece = pairs == 7 ? null : new BlackBoxPiece(
                ReadPair(reader, TelemetryKey.Fault),
                ReadPair(reader, TelemetryKey.First),
                ReadPair(reader, TelemetryKey.Total),
                ReadPair(reader, TelemetryKey.TripTimeMs));
            reader.ReadEndMap();
            if (reader.BytesRemaining != 0)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' has {reader.BytesRemaining} bytes after its end.");
            }

            return new TelemetryFrame { RigId = rigId, BootId = bootId, Seq = seq, ChannelMask = mask, Rows = Rows(columns, count, mask, utcMs), BlackBox = piece };
        }

        private static void ReadKey(CborReader reader, int key)
        {
            int found = reader.ReadInt32();
            if (found != key)
            {
                throw new InvalidOperationException($"key {found} stands where key {key} belongs.");
            }
        }

        private static int ReadPair(CborReader reader, int key)
        {
            ReadKey(reader, key);
            return reader.ReadInt32();
        }

        private static int[][] ReadColumns(CborReader reader, string rigId, int count, int mask)
        {
            ReadKey(reader, TelemetryKey.Columns);
            int expected = TelemetryRecord.Channel0 + BitOperations.PopCount((uint)mask);
            int found = reader.ReadStartArray() ?? -1;
            if (found != expected)
            {
                throw new WireFormatException($"A telemetry frame of rig '{rigId}' has {found} columns: its channels need {expected}.");
            }

            var columns = new int[expected][];
            for (int i = 0; i < expected; i++)
            {
                columns[i] = ReadColumn(reader, count);
            }

            reader.ReadEndArray();
            return columns;
        }

        private static int[] ReadColumn(CborReader reader, int count)
        {
            var column = new int[count];
            if (reader.PeekState() != CborReaderState.StartArray)
            {
                Array.Fill(column, reader.ReadInt32());
                return column;
            }

            if (reader.ReadStartArray() != count)
            {
                throw new InvalidOperationException($"a column does not have {count} items.");
            }

            long value = 0;
            for (int i = 0; i < count; i++)
            {
                value = checked(value + reader.ReadInt64());
                column[i] = checked((int)value);
            }

            reader.ReadEndArray();
            return column;
        }

        private static List<TelemetryRow> Rows(int[][] columns, int count, int mask, long utcMs)
        {
            var rows = new List<TelemetryRow>(count);
            for (int i = 0; i < count; i++)
            {
                // The difference of two wrapping times is right across the wrap.
                int sinceFirstMs = unchecked(columns[TelemetryRecord.TimeMs][i] - columns[TelemetryRecord.TimeMs][0]);
                rows.Add(new TelemetryRow
                {
                    UtcMs = utcMs > 0 ? utcMs + sinceFirstMs : null,
                    TimeMs = columns[TelemetryRecord.TimeMs][i],
                    Tick = columns[TelemetryRecord.Tick][i],
                    Mode = (RigMode)columns[TelemetryRecord.Mode][i],
                    Discretes = columns[TelemetryRecord.Discretes][i],
                    NotOkMask = columns[TelemetryRecord.NotOkMask][i],
                    Step = columns[TelemetryRecord.Step][i],
                    Cycle = columns[TelemetryRecord.Cycle][i],
                    StepChargeNanoampereSeconds = ((long)columns[TelemetryRecord.StepChargeHigh][i] << 32) | (uint)columns[TelemetryRecord.StepChargeLow][i],
                    CommandNanoamps = columns[TelemetryRecord.CommandNanoamps][i],
                    HeaterMilliwatts = columns[TelemetryRecord.HeaterMilliwatts][i],
                    ClampPermille = columns[TelemetryRecord.ClampPermille][i],
                    CommandBits = columns[TelemetryRecord.CommandBits][i],
                    Channels = Channels(columns, i, mask),
                });
            }

            return rows;
        }

        private static int?[] Channels(int[][] columns, int row, int mask)
        {
            var channels = new int?[Channel.Count];
            int notOk = columns[TelemetryRecord.NotOkMask][row];
            int column = TelemetryRecord.Channel0;
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                if (((mask >> channel) & 1) != 0)
                {
                    channels[channel] = ((notOk >> channel) & 1) == 0 ? columns[column][row] : null;
                    column++;
                }
            }

            return channels;
        }
    }
}
