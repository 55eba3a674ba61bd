class Sample
{
    delegate int Change(int x);

    int Twice(int x) => x * 2;

    void Run()
    {
        Change twice = x => x * 2;
        var four = Twice(2);
        var same = twice;
        var made = new Sample();
    }
}
