using System;

[CycleCode]
class Sample
{
    int Tick(int value)
    {
        if (value < 0) throw new ArgumentException("value");                                   // fires
        return value > 9 ? throw new InvalidOperationException() : value;                      // fires
    }
}
