delegate int Change(int x);

[CycleCode]
class Sample
{
    Change _change;
    int _offset;

    void Tick(int by)
    {
        _change = x => x + by;                     // fires
        _change = x => x + _offset;                // fires
        _change = Twice;                           // fires
    }

    int Twice(int x) => 2 * x;
}
