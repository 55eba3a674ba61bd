[CycleCode]
class Sample
{
    object _held;

    void Tick()
    {
        _held = typeof(Sample);                    // fires
        _held = _held.GetType();                   // fires
    }
}
