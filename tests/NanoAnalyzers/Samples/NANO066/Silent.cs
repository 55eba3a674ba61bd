[CycleCode]
class Sample
{
    readonly int[] _values = new int[3];

    void Tick()
    {
        Sum(_values);
    }

    int Sum(params int[] values) => values.Length;
}
