[CycleCode]
class Sample
{
    const string Stop = "stop";

    string _name;

    int Tick()
    {
        if (_name == "x") return 1;                // fires
        if (_name == Stop) return 2;               // fires
        switch (_name)                             // fires
        {
            case "a": return 3;
        }

        _name = nameof(Tick);                      // fires
        return 0;
    }
}
