struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    readonly Point[] _points = new Point[4];

    int Tick()
    {
        Point first = _points[0];                  // fires
        foreach (Point point in _points)           // fires
        {
        }

        Read(out Point read);                      // fires
        return first.X;
    }

    void Read(out Point point)
    {
        point.X = 1;
    }
}
