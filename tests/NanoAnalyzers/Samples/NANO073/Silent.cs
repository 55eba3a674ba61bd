using System;

interface ISource
{
    int Read();
}

delegate int Change(int x);

class Settings
{
    public int Limit { get; set; }

    public int[] Values;

    [BootCode]
    public int[] Load() => new int[3];
}

[CycleCode]
static class Helper
{
    public static int Twice(int x) => 2 * x;
}

class Table
{
    [CycleCode]
    public int Row(int id) => id;
}

[CycleCode]
class Sample
{
    readonly Settings _settings = new Settings();
    readonly Table _table = new Table();
    ISource _source;
    Change _change;

    int Tick(int value, bool isAsked)
    {
        int Local(int x) => x + 1;
        if (isAsked) _settings.Values = _settings.Load();
        return Helper.Twice(value) + _table.Row(1) + _settings.Limit + _source.Read() + _change(3) + Local(2) + Math.Abs(value);
    }
}
