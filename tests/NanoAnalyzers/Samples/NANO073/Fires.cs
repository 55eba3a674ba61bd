static class Helper
{
    public static string Text(int value) => value.ToString();

    public static int Twice { get { return new int[2].Length; } }
}

[CycleCode]
class Sample
{
    string _text;

    int Tick(int value)
    {
        _text = Helper.Text(value);                // fires
        return Helper.Twice;                       // fires
    }
}
