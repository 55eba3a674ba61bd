class Sample
{
    double _value;

    bool Over(double limit)
    {
        return _value > limit;                     // fires
    }

    double Largest(double[] values)
    {
        double largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= largest) largest = values[i];   // fires
        }

        return largest;
    }

    int Class(double x) => x switch
    {
        > 4.2 => 2,                                // fires
        _ => x is < 3.0 ? 0 : 1,                   // fires
    };

    bool TestedTooEarly(double x, double y)
    {
        if (double.IsNaN(x)) return false;
        x = y;
        return x > 0;                              // fires
    }
}
