using System;

class Table
{
    public Table(int size)
    {
        if (size < 0) throw new ArgumentException("size");
    }

    public static int Load(int n)
    {
        if (n > 3) throw new ArgumentException("n");
        return n;
    }
}

class Sample
{
    static int _count = int.Parse("12");           // fires
    static Table _table = new Table(3);            // fires
    static int _loaded;
    static int _other;

    static Sample()
    {
        _loaded = Table.Load(4);                   // fires
        if (_loaded == 0) throw new Exception();   // fires
        int part = 100 / _other;                   // fires
    }
}
