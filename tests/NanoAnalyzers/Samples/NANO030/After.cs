class Sample
{
    int Add(int a, int b)
    {
        {
            a += b;
        }

        return (a + b) * 2;
    }
}
