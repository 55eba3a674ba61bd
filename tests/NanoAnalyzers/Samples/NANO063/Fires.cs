[CycleCode]
class Sample
{
    string _name;

    void Tick(int value)
    {
        _name = "value " + value + " mV";          // fires
        _name = $"value {value}";                  // fires
        _name += value;                            // fires
        _name = value.ToString();                  // fires
        _name = _name.Substring(1);                // fires
    }
}
