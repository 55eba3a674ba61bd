using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Tests.Unit.Store
{
    /// <summary>The store's chip as far as its opcodes go, small enough for the board's runtime; the whole one is hal/Simulated's.</summary>
    internal sealed class MemoryChip : ISpiDevice
    {
        private bool _isEnabled;

        /// <summary>What it keeps; addresses beyond it come round.</summary>
        public readonly byte[] Bytes = new byte[2048];

        /// <summary>Last byte of the maker's number.</summary>
        public int Maker = Cy15b104qRegisters.Maker;

        /// <summary>Bytes that may still be written until the supply is gone; negative for a supply that stays.</summary>
        public int BytesUntilCut = -1;

        /// <summary>Frames so far.</summary>
        public int Frames;

        public bool Exchange(byte[] write, byte[] read, int length)
        {
            Frames++;
            int address = (write[1] << 16) | (write[2] << 8) | write[3];
            int opcode = BytesUntilCut == 0 ? -1 : write[0];
            for (int i = 0; i < length; i++)
            {
                read[i] = opcode == Cy15b104qRegisters.ReadIdentity ? Identity(i) : Answer(opcode, address, write[i], i);
            }

            _isEnabled = opcode == Cy15b104qRegisters.WriteEnable || (_isEnabled && opcode != Cy15b104qRegisters.WriteDisable && opcode != Cy15b104qRegisters.Write && opcode != Cy15b104qRegisters.WriteStatus);
            return true;
        }

        private byte Identity(int position)
        {
            return (byte)(position == 7 ? Maker : position == 8 ? Cy15b104qRegisters.Product : Cy15b104qRegisters.Continuation);
        }

        private byte Answer(int opcode, int address, byte written, int position)
        {
            int at = (address + position - Cy15b104qRegisters.HeadBytes) & (Bytes.Length - 1);
            if (opcode == Cy15b104qRegisters.ReadStatus)
            {
                return (byte)(_isEnabled ? Cy15b104qRegisters.LatchBit : 0);
            }

            if (position < Cy15b104qRegisters.HeadBytes || (opcode != Cy15b104qRegisters.Read && opcode != Cy15b104qRegisters.Write))
            {
                return 0xFF;
            }

            if (opcode == Cy15b104qRegisters.Write && _isEnabled && BytesUntilCut != 0)
            {
                Bytes[at] = written;
                BytesUntilCut -= BytesUntilCut > 0 ? 1 : 0;
            }

            return opcode == Cy15b104qRegisters.Read ? Bytes[at] : (byte)0xFF;
        }
    }
}
