class Sample
{
    unsafe void Run()
    {
        byte* buffer = stackalloc byte[8];         // fires
        int* numbers = stackalloc[] { 1, 2 };      // fires
    }
}
