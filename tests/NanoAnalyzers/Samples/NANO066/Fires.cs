[CycleCode]
class Sample
{
    void Tick()
    {
        Sum(1, 2, 3);                              // fires
        Sum();                                     // fires
    }

    int Sum(params int[] values) => values.Length;
}
