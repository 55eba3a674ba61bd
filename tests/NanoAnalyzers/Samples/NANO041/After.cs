class Sample
{
    bool Bad(double a, float b) => double.IsNaN(a) || !double.IsPositiveInfinity(a) || float.IsNegativeInfinity(b);
}
