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

    void Use(Point point)                          // fires
    {
    }
}
