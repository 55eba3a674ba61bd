struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    object _held;
    Point[] _points = new Point[2];

    void Tick()
    {
        _held = new object();                      // fires
        _held = new int[3];                        // fires
        int[] list = { 1, 2 };                     // fires
        _points[0] = new Point();                  // fires
    }
}
