delegate int Change(int x);

[CycleCode]
class Sample
{
    readonly Change _change;
    Change _kept;

    Sample()
    {
        _change = Twice;
    }

    void Tick(int by)
    {
        int y = _change(by);
        _kept = x => x * 2;
    }

    int Twice(int x) => 2 * x;
}
