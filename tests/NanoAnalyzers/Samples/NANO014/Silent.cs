delegate int Change(ref int x);

class Sample
{
    int _value;
    object _held;

    ref int Value => ref _value;

    int Read(in int channel) => channel;

    void Fill(out int value) => value = 1;

    static int dynamic;

    int Own() => dynamic;
}
