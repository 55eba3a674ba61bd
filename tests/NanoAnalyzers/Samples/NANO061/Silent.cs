using System;

struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    Point _a, _b;

    ref Point Tick(in Point given, DateTime now, TimeSpan age)
    {
        _a.X = _b.X;
        Use(in _a);
        return ref _a;
    }

    void Use(in Point point)
    {
    }
}
