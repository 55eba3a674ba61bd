using RigFirmware.Tests.Drivers.Board;

namespace System.Device.Spi
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class SpiDevice(SpiConnectionSettings settings)
    {
        public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer)
        {
            if (BoardLog.Fails)
            {
                throw new System.InvalidOperationException();
            }

            string wire = string.Empty;
            for (int i = 0; i < writeBuffer.Length; i++)
            {
                byte low = (byte)writeBuffer[i];
                byte high = (byte)(writeBuffer[i] >> 8);
                byte first = BoardLog.LowByteFirst ? low : high;
                byte second = BoardLog.LowByteFirst ? high : low;
                wire += $" {first:X2} {second:X2}";
                first = BoardLog.Chip(first);
                second = BoardLog.Chip(second);
                readBuffer[i] = (ushort)(BoardLog.LowByteFirst ? first | (second << 8) : (first << 8) | second);
            }

            BoardLog.Entries.Add($"{settings.Mode} select {settings.ChipSelectLine}:{wire}");
        }
    }
}
