[CycleCode]
class Sample
{
    static readonly string Stop = "stop";

    string _name;
    int _code;

    Sample()
    {
        _name = "sample";
    }

    int Tick()
    {
        if (_name == Stop) return 2;
        switch (_code)
        {
            case 1: return 3;
            case 'a': return 4;
        }

        return 0;
    }
}
