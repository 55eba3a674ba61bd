class Sample
{
    bool Same(double a, double b)
    {
        if (double.IsNaN(a) || double.IsInfinity(a)) return false;
        return a == b || b == 0.0 || double.IsPositiveInfinity(b);
    }

    bool Integers(int a, int b) => a == b;
}
