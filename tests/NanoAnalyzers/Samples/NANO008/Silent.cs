sealed class Sample
{
    readonly int _value;

    Sample(int value)
    {
        _value = value;
    }
}
