struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    Point _a, _b;

    Point Tick()                                   // fires
    {
        _a = _b;                                   // fires
        Use(_a);                                   // fires
        return _b;
    }

    int Read() => Made.X;                          // fires

    Point Made { get; }                            // fires

    void Use(Point point)                          // fires
    {
    }
}
