class Sample
{
    int Scale(int value, int by)
    {
        if (by == 0) return 0;
        return value / by;                         // fires
    }

    int Negate(int value) => value / -1;           // fires
}
