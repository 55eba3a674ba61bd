class Sample
{
    int[] _values = new int[2];

    void Run(int a, int b)
    {
        var held2 = a;
        a = b;
        b = held2;
        // held is taken in the next one
        int held = 3;
        var held3 = _values[0];
        _values[0] = _values[1];
        _values[1] = held3;
    }
}
