using System.Collections;

[CycleCode]
class Sample
{
    ArrayList _list = new ArrayList();
    Hashtable _table = new Hashtable();

    void Tick()
    {
        foreach (object one in _list)              // fires
        {
        }

        foreach (object one in _table)             // fires
        {
        }
    }
}
