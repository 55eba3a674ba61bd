using System;

class Sample
{
    void Write(ReadOnlySpan<byte> frame)           // fires
    {
        Memory<byte> held = new byte[4];           // fires
    }
}
