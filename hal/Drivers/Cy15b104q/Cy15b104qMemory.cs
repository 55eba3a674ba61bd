using System;

namespace RigFirmware.Hal.Drivers.Cy15b104q
{
    /// <summary>
    /// One CY15B104Q: 4 Mbit of ferroelectric memory, written as fast as it is clocked and read as it stands. It has no checksum: each
    /// chunk that is written is read back, each that is read is read twice. One thread calls it.
    /// </summary>
    public sealed class Cy15b104qMemory
    {
        private const int ChunkBytes = SpiFrame.LengthMax - Cy15b104qRegisters.HeadBytes;
        private const int Attempts = 3;

        private readonly ISpiDevice _device;
        private readonly string _part;
        private readonly byte[] _write = new byte[SpiFrame.LengthMax];
        private readonly byte[] _read = new byte[SpiFrame.LengthMax];

        /// <summary>A chip that is not started yet.</summary>
        /// <param name="device">Its place on the bus.</param>
        /// <param name="part">The part and its place for sentences.</param>
        public Cy15b104qMemory(ISpiDevice device, string part)
        {
            _device = device;
            _part = part;
        }

        /// <summary>Reads the identity, takes the write protection off, and tries the write enable latch both ways.</summary>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        public string Start()
        {
            string refusal = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                refusal = TryStart();
                if (refusal == null)
                {
                    break;
                }
            }

            return refusal;
        }

        /// <summary>Writes and reads back. False when what was written does not read back; some of it may then have been written.</summary>
        /// <param name="address">First byte in the memory.</param>
        /// <param name="bytes">From position 0.</param>
        /// <param name="length">Bytes to write; when odd, the byte behind them becomes 0.</param>
        public bool Write(int address, byte[] bytes, int length)
        {
            for (int done = 0; done < length; done += ChunkBytes)
            {
                if (!WriteChunk(address + done, bytes, done, Chunk(length - done)))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Reads. False when the bus failed or no two readings agreed; what is in the array then counts for nothing.</summary>
        /// <param name="address">First byte in the memory.</param>
        /// <param name="bytes">Filled from position 0.</param>
        /// <param name="length">Bytes to read.</param>
        public bool Read(int address, byte[] bytes, int length)
        {
            for (int done = 0; done < length; done += ChunkBytes)
            {
                if (!ReadChunk(address + done, bytes, done, Chunk(length - done)))
                {
                    return false;
                }
            }

            return true;
        }

        private static int Chunk(int left)
        {
            return left < ChunkBytes ? left : ChunkBytes;
        }

        private string TryStart()
        {
            _write[0] = Cy15b104qRegisters.ReadIdentity;
            if (!_device.Exchange(_write, _read, 1 + Cy15b104qRegisters.IdentityBytes))
            {
                return ReadBack.Dead(_part);
            }

            int maker = _read[1 + 6];
            int product = _read[1 + 7];
            bool isKnown = _read[1] == Cy15b104qRegisters.Continuation && _read[6] == Cy15b104qRegisters.Continuation && maker == Cy15b104qRegisters.Maker
                && (product == Cy15b104qRegisters.Product || product == Cy15b104qRegisters.ProductLowPower);
            if (!isKnown)
            {
                return ReadBack.Stranger(_part, Hexadecimal.Text((maker << 8) | product, 4), "C226h or C22Ch");
            }

            if ((Status() & Cy15b104qRegisters.ProtectionBits) != 0)
            {
                Command(Cy15b104qRegisters.WriteEnable);
                Command(Cy15b104qRegisters.WriteStatus);
            }

            Command(Cy15b104qRegisters.WriteEnable);
            int enabled = Status();
            Command(Cy15b104qRegisters.WriteDisable);
            int disabled = Status();
            const int Judged = Cy15b104qRegisters.LatchBit | Cy15b104qRegisters.ProtectionBits;
            return (enabled & Judged) != Cy15b104qRegisters.LatchBit ? ReadBack.Mismatch(_part, "its status", Cy15b104qRegisters.LatchBit, enabled, 2)
                : (disabled & Judged) != 0 ? ReadBack.Mismatch(_part, "its status", 0, disabled, 2)
                : null;
        }

        private bool WriteChunk(int address, byte[] bytes, int from, int count)
        {
            int even = (count + 1) & ~1;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                bool isEnabled = Command(Cy15b104qRegisters.WriteEnable);
                Head(Cy15b104qRegisters.Write, address);
                _write[Cy15b104qRegisters.HeadBytes + even - 1] = 0;
                Array.Copy(bytes, from, _write, Cy15b104qRegisters.HeadBytes, count);
                if (isEnabled && _device.Exchange(_write, _read, Cy15b104qRegisters.HeadBytes + even) && IsSame(address, bytes, from, count))
                {
                    return true;
                }
            }

            return false;
        }

        private bool ReadChunk(int address, byte[] bytes, int from, int count)
        {
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                if (Fetch(address, count))
                {
                    Array.Copy(_read, Cy15b104qRegisters.HeadBytes, bytes, from, count);
                    if (IsSame(address, bytes, from, count))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private bool IsSame(int address, byte[] bytes, int from, int count)
        {
            if (!Fetch(address, count))
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                if (_read[Cy15b104qRegisters.HeadBytes + i] != bytes[from + i])
                {
                    return false;
                }
            }

            return true;
        }

        private bool Fetch(int address, int count)
        {
            Head(Cy15b104qRegisters.Read, address);
            return _device.Exchange(_write, _read, Cy15b104qRegisters.HeadBytes + ((count + 1) & ~1));
        }

        private void Head(int opcode, int address)
        {
            _write[0] = (byte)opcode;
            _write[1] = (byte)(address >> 16);
            _write[2] = (byte)(address >> 8);
            _write[3] = (byte)address;
        }

        private int Status()
        {
            return Command(Cy15b104qRegisters.ReadStatus) ? _read[1] : -1;
        }

        // Two bytes, because frames are of even length: the second is the status to write, or one that the chip does not look at.
        private bool Command(int opcode)
        {
            _write[0] = (byte)opcode;
            _write[1] = 0;
            return _device.Exchange(_write, _read, 2);
        }
    }
}
