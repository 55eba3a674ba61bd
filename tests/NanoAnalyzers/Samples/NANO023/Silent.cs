class Sample
{
    int First(int[] values) => values[0];

    void Run()
    {
        int Local(int value) => 1;
        First(new int[Local(1)]);
    }
}
