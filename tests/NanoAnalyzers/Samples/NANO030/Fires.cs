class Sample
{
    int Add(int a, int b)
    {
        checked                                    // fires
        {
            a += b;
        }

        return checked(a + b);                     // fires
    }
}
