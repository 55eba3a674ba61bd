using System.Collections;

[CycleCode]
class Sample
{
    ArrayList _list = new ArrayList();
    int[] _values = new int[4];

    int Tick(string name)
    {
        int sum = 0;
        foreach (int value in _values) sum += value;
        foreach (char letter in name) sum += letter;
        for (int i = 0; i < _list.Count; i++) sum++;
        return sum;
    }
}
