delegate int Change(in int x);                     // fires

interface ISource
{
    int Read(in int channel);                      // fires
}

class Sample : ISource
{
    int _value;
    dynamic _held;                                 // fires

    ref readonly int Value => ref _value;          // fires

    ref readonly int Get() => ref _value;          // fires

    public virtual int Read(in int channel) => 1;  // fires
}
