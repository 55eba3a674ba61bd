interface ISample
{
    int Count => 3;                                // fires

    void Run()                                     // fires
    {
    }

    static int Twice(int x) => 2 * x;              // fires

    int Size { get { return 1; } }                 // fires
}
