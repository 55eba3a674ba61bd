using System;
using System.Text;

[CycleCode]
class Sample
{
    readonly byte[] _bytes = new byte[16];

    void Tick(int value, string text)
    {
        _bytes[0] = (byte)value;
        _bytes[1] = (byte)(value >> 8);
        Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, 2);
        int back = BitConverter.ToInt32(_bytes, 0);
        byte[] own = Own();
    }

    byte[] Own() => _bytes;
}
