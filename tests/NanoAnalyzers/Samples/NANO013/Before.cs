using System;
using System.Linq;
using System.Text;

class Sample
{
    DateTime _now = DateTime.Now;
    long _ticks = Environment.TickCount;
    Encoding _text = Encoding.ASCII;
}
