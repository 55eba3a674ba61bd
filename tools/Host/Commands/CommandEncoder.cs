using System;
using System.Formats.Cbor;
using System.Threading;
using RigFirmware.Core.Protocol;
using CborWriter = System.Formats.Cbor.CborWriter;

namespace RigFirmware.Host.Commands
{
    /// <summary>Writes commands and program pieces after tools/schemas/wire.cddl.</summary>
    public static class CommandEncoder
    {
        /// <summary>Counts for a recorder's requests.</summary>
        public const int RecorderSender = 1;

        /// <summary>Counts for a person's commands.</summary>
        public const int OperatorSender = 2;

        private static long s_counter;

        /// <summary>The next counter: grows within this process, and from process to process because it follows the clock.</summary>
        public static long NextCounter()
        {
            while (true)
            {
                long last = Interlocked.Read(ref s_counter);
                long next = Math.Max(last + 1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000);
                if (Interlocked.CompareExchange(ref s_counter, next, last) == last)
                {
                    return next;
                }
            }
        }

        /// <summary>A random id for a command, 1 or more.</summary>
        public static int NextId()
        {
            return Random.Shared.Next(1, int.MaxValue);
        }

        /// <summary>A command as CBOR.</summary>
        public static byte[] Encode(Command command)
        {
            var writer = new CborWriter(CborConformanceMode.Canonical);
            writer.WriteStartMap(CommandKey.Count);
            WritePair(writer, CommandKey.Id, command.Id);
            WritePair(writer, CommandKey.BootId, command.BootId);
            WritePair(writer, CommandKey.Sender, command.Sender);
            WritePair(writer, CommandKey.Counter, command.Counter);
            WritePair(writer, CommandKey.ExpiresUtcMs, command.ExpiresUtcMs);
            WritePair(writer, CommandKey.Kind, command.Kind);
            WritePair(writer, CommandKey.First, command.First);
            WritePair(writer, CommandKey.Second, command.Second);
            writer.WriteEndMap();
            return writer.Encode();
        }

        /// <summary>A piece of a program image as CBOR.</summary>
        public static byte[] EncodePiece(int id, int bootId, int offset, ReadOnlySpan<byte> bytes)
        {
            var writer = new CborWriter(CborConformanceMode.Canonical);
            writer.WriteStartMap(ProgramPieceKey.Count);
            WritePair(writer, ProgramPieceKey.Id, id);
            WritePair(writer, ProgramPieceKey.BootId, bootId);
            WritePair(writer, ProgramPieceKey.Offset, offset);
            writer.WriteInt32(ProgramPieceKey.Bytes);
            writer.WriteByteString(bytes);
            writer.WriteEndMap();
            return writer.Encode();
        }

        private static void WritePair(CborWriter writer, int key, long value)
        {
            writer.WriteInt32(key);
            writer.WriteInt64(value);
        }
    }
}
