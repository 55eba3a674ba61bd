using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>The first readings at one address come with the same bit wrong, so that two of them agree.</summary>
    internal sealed class FlippedReads(ISpiDevice device, int address, int times) : ISpiDevice
    {
        private int _left = times;

        public bool Exchange(byte[] write, byte[] read, int length)
        {
            bool isIt = write[0] == Cy15b104qRegisters.Read && ((write[1] << 16) | (write[2] << 8) | write[3]) == address;
            bool ran = device.Exchange(write, read, length);
            if (isIt && _left > 0)
            {
                _left--;
                read[Cy15b104qRegisters.HeadBytes] ^= 1;
            }

            return ran;
        }
    }
}
