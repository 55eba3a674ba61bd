using System;

struct Point
{
    public int X;
}

[CycleCode]
class Sample
{
    readonly int[] _x = new int[4];
    Point _point;

    Sample()
    {
        Point first = new Point();
        _point.X = first.X;
    }

    int Tick()
    {
        int first = _x[0];
        ref Point point = ref _point;
        DateTime now = DateTime.UtcNow;
        TimeSpan age = now - DateTime.UnixEpoch;
        DayOfWeek day = DayOfWeek.Friday;
        return point.X + first;
    }

    [BootCode]
    void Load()
    {
        Point first = _point;
    }
}

class NotMarked
{
    void Run()
    {
        Point point = new Point();
    }
}
