using System.Collections;

[CycleCode]
class Sample
{
    ArrayList _list = new ArrayList();
    object _held;

    void Tick(int value)
    {
        _list.Add(value);                          // fires
        _held = 3;                                 // fires
    }
}
