class Sample
{
    T First<T>(T[] values) => values[0];           // fires

    void Run()
    {
        int Local<T>(T value) => 1;                // fires
    }
}
