[CycleCode]
class Sample
{
    string _name;

    void Tick(int value)
    {
        _name = Name();
        int sum = value + 3;
    }

    string Name() => _name;

    [NotCycleCode]
    string Describe(int value) => $"value {value}";
}
