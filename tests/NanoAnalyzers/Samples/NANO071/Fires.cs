using System;
using System.Text;

[CycleCode]
class Sample
{
    byte[] _bytes;

    void Tick(int value, string text, int[] values)
    {
        _bytes = BitConverter.GetBytes(value);     // fires
        _bytes = Encoding.UTF8.GetBytes(text);     // fires
        char[] letters = text.ToCharArray();       // fires
        object copy = values.Clone();              // fires
    }
}
