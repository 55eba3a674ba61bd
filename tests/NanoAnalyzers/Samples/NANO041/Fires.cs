class Sample
{
    bool Same(double a, double b)
    {
        bool x = a == b;                           // fires
        bool y = a == double.NaN;                  // fires
        bool z = a != double.PositiveInfinity;     // fires
        return x && y && z;
    }
}
