class Sample
{
    int[] _values = new int[2];

    void Run(int a, int b)
    {
        (a, b) = (b, a);
        // held is taken in the next one
        int held = 3;
        (_values[0], _values[1]) = (_values[1], _values[0]);
    }
}
