class Sample
{
    int Add(int a, int b)
    {
        checked
        {
            a += b;
        }

        return checked(a + b) * 2;
    }
}
