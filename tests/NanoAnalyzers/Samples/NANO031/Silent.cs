using System;

class Sample
{
    static readonly int[] Limits = { 1, 2, 3 };
    static readonly object Gate = new object();
    static readonly double Ratio = 1.0 / 3.0;
    static int _count;

    static int Half => 10 / _count;

    static Sample()
    {
        try
        {
            _count = int.Parse("12");
        }
        catch (Exception)
        {
            _count = -1;
        }
    }

    Sample()
    {
        throw new InvalidOperationException("an instance constructor's exception reaches its caller");
    }
}
