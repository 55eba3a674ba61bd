class Sample
{
    bool Bad(double a, float b) => a == double.NaN || a != double.PositiveInfinity || float.NegativeInfinity == b;
}
