struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    Point _a, _b;

    Point Tick(Point given)                        // fires
    {
        _a = _b;                                   // fires
        Use(_a);                                   // fires
        return given;
    }

    void Use(Point point)                          // fires
    {
    }
}
