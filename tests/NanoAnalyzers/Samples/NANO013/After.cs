using System;
using System.Text;

class Sample
{
    DateTime _now = DateTime.UtcNow;
    long _ticks = Environment.TickCount64;
    Encoding _text = Encoding.UTF8;
}
