class Sample
{
    void Limits(out int low, out int high)
    {
        int a = 1, b = 2;
        int held = a;
        a = b;
        b = held;
        low = a;
        high = b;
    }
}
