using System;

[CycleCode]
class Sample
{
    bool _failed;

    Sample(int value)
    {
        if (value < 0) throw new ArgumentException("value");
    }

    int Tick(int value)
    {
        if (value < 0) _failed = true;
        return value;
    }
}
