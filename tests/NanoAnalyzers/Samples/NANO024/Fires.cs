class Sample
{
    int[,] _grid;                                  // fires
    object _other = new[,] { { 1, 2 }, { 3, 4 } }; // fires

    void Run()
    {
        _grid = new int[2, 3];                     // fires
    }
}
