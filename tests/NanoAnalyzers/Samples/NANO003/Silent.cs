class Sample
{
    int Largest(int[] values)
    {
        int largest = int.MinValue;
        foreach (int value in values)
        {
            if (value > largest) largest = value;
        }

        return largest;
    }

    int Max(int a) => a;

    int Own() => Max(3);
}
