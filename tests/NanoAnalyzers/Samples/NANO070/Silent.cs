using System;

[CycleCode]
class Sample
{
    readonly int[] _list = { 1, 2 };
    readonly object _held;

    Sample()
    {
        _held = new object();
    }

    long Tick(long ticks)
    {
        TimeSpan span = new TimeSpan(ticks);
        return span.Ticks + _list.Length;
    }
}
