using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Bytes of a segment, little-endian: magic, boot id, number of frames, length; each frame as kind, sequence number,
    /// length and bytes; CRC-32 of all before. A segment that was torn by a power loss fails its checksum.
    /// </summary>
    public static class SegmentFormat
    {
        /// <summary>Bytes before the first frame.</summary>
        public const int HeadBytes = 16;

        /// <summary>Bytes before each frame's payload.</summary>
        public const int FrameHeadBytes = 12;

        /// <summary>Bytes of the checksum.</summary>
        public const int TailBytes = 4;

        private const int Magic = 0x31534652;
        private static readonly Crc32 s_crc = new Crc32();

        /// <summary>Bytes that a frame of this length takes.</summary>
        public static int FrameBytes(int length)
        {
            return FrameHeadBytes + length;
        }

        /// <summary>Writes a frame at a position; the result is the position after it.</summary>
        public static int WriteFrame(byte[] segment, int at, int kind, int seq, byte[] bytes, int offset, int length)
        {
            WriteInt(segment, at, kind);
            WriteInt(segment, at + 4, seq);
            WriteInt(segment, at + 8, length);
            System.Array.Copy(bytes, offset, segment, at + FrameHeadBytes, length);
            return at + FrameHeadBytes + length;
        }

        /// <summary>Closes a segment whose frames end at a position; the result is its length.</summary>
        public static int Close(byte[] segment, int end, int bootId, int frames)
        {
            int length = end + TailBytes;
            WriteInt(segment, 0, Magic);
            WriteInt(segment, 4, bootId);
            WriteInt(segment, 8, frames);
            WriteInt(segment, 12, length);
            WriteInt(segment, end, s_crc.Compute(segment, end));
            return length;
        }

        /// <summary>True when the first <paramref name="length"/> bytes are a whole and undamaged segment.</summary>
        public static bool IsWhole(byte[] segment, int length)
        {
            return length >= HeadBytes + TailBytes
                && ReadInt(segment, 0) == Magic
                && ReadInt(segment, 12) == length
                && ReadInt(segment, length - TailBytes) == s_crc.Compute(segment, length - TailBytes);
        }

        /// <summary>Boot id of a whole segment.</summary>
        public static int BootId(byte[] segment)
        {
            return ReadInt(segment, 4);
        }

        /// <summary>Number of frames of a whole segment.</summary>
        public static int Frames(byte[] segment)
        {
            return ReadInt(segment, 8);
        }

        /// <summary>Reads a little-endian int.</summary>
        public static int ReadInt(byte[] bytes, int at)
        {
            return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
        }

        /// <summary>Puts the frames of a whole segment into a queue. False when they are not what a segment may hold, or find no room.</summary>
        /// <param name="segment">Whole.</param>
        /// <param name="length">Bytes of the segment.</param>
        /// <param name="queue">Emptied first.</param>
        public static bool TryUnpack(byte[] segment, int length, FrameQueue queue)
        {
            queue.Clear();
            int frames = Frames(segment);
            int at = HeadBytes;
            for (int i = 0; i < frames; i++)
            {
                // A head that is cut off would be read beyond the segment.
                if (at > length - FrameHeadBytes - TailBytes)
                {
                    return false;
                }

                int kind = ReadInt(segment, at);
                int frameLength = ReadInt(segment, at + 8);
                if (kind < 0 || kind >= FrameKind.Count || frameLength < 1 || frameLength > length - at - FrameHeadBytes - TailBytes
                    || !queue.TryAppend(kind, ReadInt(segment, at + 4), segment, at + FrameHeadBytes, frameLength))
                {
                    return false;
                }

                at += FrameBytes(frameLength);
            }

            return frames > 0;
        }

        /// <summary>Writes a little-endian int.</summary>
        public static void WriteInt(byte[] bytes, int at, int value)
        {
            bytes[at] = (byte)value;
            bytes[at + 1] = (byte)(value >> 8);
            bytes[at + 2] = (byte)(value >> 16);
            bytes[at + 3] = (byte)(value >> 24);
        }
    }
}
