class Sample
{
    int Add(int a, int b)
    {
        long sum = (long)a + b;
        return sum > int.MaxValue ? int.MaxValue : sum < int.MinValue ? int.MinValue : unchecked((int)sum);
    }
}
