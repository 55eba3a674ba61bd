using System;
using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// A CY15B104Q as its data sheet (Infineon 001-94895) describes it: each byte is kept the moment it is clocked in, writes want the
    /// latch, which every one of them clears at the end of its select, and what is kept outlives the supply. The supply may go at any byte.
    /// </summary>
    public sealed class Cy15b104qChip : ISpiChip
    {
        private bool _isEnabled;

        /// <summary>What it keeps.</summary>
        public byte[] Memory { get; } = new byte[Cy15b104qRegisters.Bytes];

        /// <summary>Identity, most significant byte first.</summary>
        public byte[] Identity { get; } = [0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0xC2, 0x26, 0x08];

        /// <summary>Status without the latch; the protection outlives the supply.</summary>
        public int Protection { get; set; }

        /// <summary>True while the latch can not be set.</summary>
        public bool LatchBroken { get; set; }

        /// <summary>Address of a byte that keeps what it has, whatever is written; -1 for none.</summary>
        public int StuckByte { get; set; } = -1;

        /// <summary>Bytes that may still be written until the supply is gone; negative for a supply that stays.</summary>
        public int BytesUntilCut { get; set; } = -1;

        /// <summary>True while there is no supply: it hears nothing and drives nothing.</summary>
        public bool IsOff => BytesUntilCut == 0;

        /// <summary>Bytes written so far.</summary>
        public long BytesWritten { get; private set; }

        /// <summary>Writes to each byte since <see cref="CountWrites"/>; null before.</summary>
        public int[]? Writes { get; private set; }

        /// <summary>Counts the writes to each byte from now on.</summary>
        public void CountWrites()
        {
            Writes = new int[Memory.Length];
        }

        /// <summary>The supply comes back.</summary>
        public void PowerUp()
        {
            BytesUntilCut = -1;
            _isEnabled = false;
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            if (IsOff)
            {
                return;
            }

            switch (write[0])
            {
                case Cy15b104qRegisters.WriteEnable:
                    _isEnabled = !LatchBroken;
                    break;
                case Cy15b104qRegisters.WriteDisable:
                    _isEnabled = false;
                    break;
                case Cy15b104qRegisters.ReadStatus:
                    Array.Fill(read, (byte)(Protection | (_isEnabled ? Cy15b104qRegisters.LatchBit : 0)), 1, length - 1);
                    break;
                case Cy15b104qRegisters.WriteStatus:
                    Protection = _isEnabled ? write[1] & Cy15b104qRegisters.ProtectionBits : Protection;
                    _isEnabled = false;
                    break;
                case Cy15b104qRegisters.ReadIdentity:
                    Array.Copy(Identity, 0, read, 1, Math.Min(Identity.Length, length - 1));
                    break;
                case Cy15b104qRegisters.Read:
                    Each(write, length, (address, i) => read[i] = Memory[address]);
                    break;
                case Cy15b104qRegisters.Write:
                    Each(write, length, (address, i) => Keep(address, write[i]));
                    _isEnabled = false;
                    break;
                default:
                    break;
            }
        }

        // The address counter goes round at the end of the memory.
        private static void Each(byte[] write, int length, Action<int, int> act)
        {
            int address = (write[1] << 16) | (write[2] << 8) | write[3];
            for (int i = Cy15b104qRegisters.HeadBytes; i < length; i++)
            {
                act(address++ & (Cy15b104qRegisters.Bytes - 1), i);
            }
        }

        private void Keep(int address, byte value)
        {
            if (!_isEnabled || IsOff || IsProtected(address))
            {
                return;
            }

            Memory[address] = address == StuckByte ? Memory[address] : value;
            BytesWritten++;
            BytesUntilCut -= BytesUntilCut > 0 ? 1 : 0;
            if (Writes is not null)
            {
                Writes[address]++;
            }
        }

        // Nothing, the upper quarter, the upper half, everything.
        private bool IsProtected(int address)
        {
            int part = (Protection >> 2) & 3;
            return part != 0 && address >= (part == 3 ? 0 : Memory.Length - (Memory.Length >> (3 - part)));
        }
    }
}
