class Sample
{
    int Scale(int value, int by)
    {
        if (by <= 0) return 0;
        return value / by;
    }

    int Negate(int value) => -value;

    int Fixed(int value) => (value / 1000) + (value % -7);

    int Narrow(short value, int by) => by == 0 ? 0 : value / by;

    double Floating(double value, double by) => by == 0 ? 0 : value / by;
}
