class Sample
{
    readonly double _limit = 4.2;
    double _value;

    bool Over(int millivolts)
    {
        if (double.IsNaN(_value) || double.IsInfinity(_value)) return true;
        return _value > _limit || _value < millivolts;
    }

    bool Inline(double x) => !double.IsNaN(x) && x > 1.5;

    bool Choice(double x) => double.IsNaN(x) ? false : x <= 1.5;

    double Largest(double[] values)
    {
        double largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            if (values[i] >= largest) largest = values[i];
        }

        return largest;
    }

    bool Own(double x, [Finite] double y) => IsFinite(x) && x > y;

    static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    int Class(double x) => double.IsNaN(x) ? 3 : x switch { > 4.2 => 2, _ => x is < 3.0 ? 0 : 1 };

    bool Together(double x, double y)
    {
        if (double.IsNaN(x + y)) return true;
        return x > y;
    }

    bool Integers(int a, int b) => a > b;
}
