using System.Collections;

[CycleCode]
class Sample
{
    ArrayList _list = new ArrayList();
    int[] _values = new int[4];
    object _held = 3;

    void Tick(int value)
    {
        _values[0] = value;
        long wide = value;
        object same = _list;
    }
}
