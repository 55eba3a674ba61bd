using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>SHA-256 over every snapshot and every command of a run: two runs with equal digests did the same, tick by tick.</summary>
    public sealed class DigestWriter : IDisposable
    {
        private const int BlockBytes = 65536;
        private const int CommandWords = 11;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] _block = new byte[BlockBytes];
        private int _filled;

        /// <summary>A digest of nothing so far.</summary>
        public DigestWriter()
        {
            // The first use of the hash makes an object; the ticks must not.
            _hash.AppendData(_block, 0, 1);
            _hash.GetHashAndReset();
        }

        /// <summary>Bytes a tick adds.</summary>
        public static int BytesPerTick
        {
            get { return (4 * ((2 * Channel.Count) + CommandWords)) + Channel.Count; }
        }

        /// <summary>Adds a tick.</summary>
        public void Add(Snapshot snapshot, RigCommands commands, RigMode mode)
        {
            if (_filled + BytesPerTick > BlockBytes)
            {
                Flush();
            }

            Put(MemoryMarshal.AsBytes(snapshot.Fast.AsSpan()));
            Put(MemoryMarshal.AsBytes(snapshot.Slow.AsSpan()));
            Put(snapshot.Quality);
            Put(snapshot.TimeMs);
            Put(snapshot.LateMs);
            Put(snapshot.Discretes | (snapshot.DiscretesRead ? 1 << 16 : 0) | (snapshot.CurrentRange << 24));
            Put(snapshot.CellSumMicrovolts);
            Put(snapshot.FastestRiseMillidegreesPerSecond);
            Put((int)mode);
            Put((commands.ContactorClosed ? 1 : 0) | (commands.SourceEnabled ? 2 : 0) | (commands.ClampSafe ? 4 : 0) | (commands.Alarm ? 8 : 0));
            Put(commands.CurrentRange);
            Put(commands.StackNanoamps);
            Put(commands.HeaterMilliwatts);
            Put(commands.ClampPermille);
        }

        /// <summary>The digest of all ticks so far, in lower-case hexadecimal; the writer starts anew.</summary>
        public string Finish()
        {
            Flush();
            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _hash.Dispose();
        }

        private void Flush()
        {
            _hash.AppendData(_block, 0, _filled);
            _filled = 0;
        }

        private void Put(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_block.AsSpan(_filled));
            _filled += bytes.Length;
        }

        private void Put(int word)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_block.AsSpan(_filled), word);
            _filled += sizeof(int);
        }
    }
}
