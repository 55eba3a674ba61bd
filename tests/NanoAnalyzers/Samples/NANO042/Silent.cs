using System;

class Sample
{
    const int Scale = 1000;
    readonly int _divider;
    readonly int[] _window = new int[8];
    [NonZero] int _gain = 1;
    int _count;

    Sample(int divider)
    {
        if (divider <= 0) throw new ArgumentOutOfRangeException(nameof(divider));
        _divider = divider;
    }

    int Mean(int sum, int[] values)
    {
        if (_count == 0 || values.Length == 0) return 0;
        int a = sum / _count;
        a += sum / Scale + sum / _divider + sum / _window.Length + sum / _gain;
        a += sum / values.Length;
        a += sum / Math.Max(1, sum);
        a += sum / (values.Length + 1) + sum / (1 << a);
        return a;
    }

    double Ratio(double a, double b) => b != 0.0 ? a / b : 0.0;

    int Guarded(int n) => n > 0 && 100 / n > 3 ? 1 : 0;

    int Mended(int n)
    {
        if (n == 0) n = 1;
        return 100 / n;
    }

    int Nested(int n)
    {
        if (n >= 1)
        {
            for (int i = 0; i < 3; i++)
            {
                if (100 / n > 3) return i;
            }
        }

        return n is 0 ? 0 : 5 / n;
    }

    int Loop(int n, int[] values)
    {
        int sum = 0;
        for (int i = 0; i < n; i++) sum += values[i] / n;
        return sum;
    }

    int Chosen(int n) => n switch { 0 => 0, _ => 10 / n };

    double Slope(double x0, double x1)
    {
        double span = x1 - x0;
        if (Math.Abs(span) < 1e-9) return 0;
        return 1.0 / span;
    }

    double Difference(int t0, int t1, double y)
    {
        if (t1 == t0) return 0;
        return y / (t1 - t0);
    }

    int Variance(int n, int sum)
    {
        if (n < 2) return 0;
        return sum / (n - 1);
    }

    int Section(int n)
    {
        switch (n)
        {
            case 0: return 0;
            case 4: return 8 / n;
            default: return 10 / n;
        }
    }

    int Waited(int n)
    {
        while (n == 0) n = _count;
        return 10 / n;
    }

    int Local(int n)
    {
        int divisor = n < 1 ? 1 : n;
        bool isSafe = _count > 0;
        return (isSafe ? 10 / _count : 0) + 10 / divisor;
    }
}
