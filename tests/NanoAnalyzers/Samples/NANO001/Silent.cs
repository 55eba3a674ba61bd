class Sample
{
    int _value;
    bool _hasValue;

    bool TryRead(out int value)
    {
        value = _value;
        return _hasValue;
    }
}
