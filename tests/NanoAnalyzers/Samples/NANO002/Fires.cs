class Sample
{
    (int Low, int High) Limits()                   // fires
    {
        int a = 1, b = 2;
        (a, b) = (b, a);                           // fires
        return (a, b);                             // fires
    }
}
